using Edict.Data;

namespace Edict.Auditing;

/// <summary>What of the audit log lies outside the database.</summary>
/// <param name="KeyFile">The key of the seals: who has both it and the database can make a log up.</param>
/// <param name="HeadsFile">Where the end of each school's chain is written down each day; null for nowhere.</param>
public sealed record AuditFiles(string KeyFile, string? HeadsFile)
{
    /// <summary>Where it is not set: beside the data, which guards a demonstration well enough and a school not at all.</summary>
    public static AuditFiles Beside(DataPlace data) => In(data.Folder);

    public static AuditFiles In(string folder) =>
        new(Path.Combine(folder, "audit-key"), Path.Combine(folder, "audit-heads.csv"));
}
