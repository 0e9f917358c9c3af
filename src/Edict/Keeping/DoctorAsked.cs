using System.Security.Cryptography.X509Certificates;
using Edict.Auditing;
using Edict.Data;
using Edict.Mail;

namespace Edict.Keeping;

/// <summary>What the doctor looks at.</summary>
/// <param name="Backups">The folder that backups are written to; null where it is not said.</param>
/// <param name="PublishFolder">Null where none is set.</param>
/// <param name="Certificate">Null where HTTPS is not done here.</param>
/// <param name="Mail">Null where no mail server is set up.</param>
public sealed record DoctorAsked(
    DataPlace Data,
    AuditFiles Audit,
    string? Backups,
    string? PublishFolder,
    X509Certificate2? Certificate,
    MailSettings? Mail
);
