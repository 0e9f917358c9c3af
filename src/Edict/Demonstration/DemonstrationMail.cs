using Edict.Data;
using Edict.Mail;

namespace Edict.Demonstration;

/// <summary>The demonstration's mail stays in its folder: nothing leaves.</summary>
public static class DemonstrationMail
{
    public static MailSettings Of(DataPlace data) =>
        new()
        {
            Folder = Path.Combine(data.Folder, "mail"),
            From = $"edict@{StaffMember.Domain}",
            Domains = [StaffMember.Domain],
        };
}
