using Edict.Keeping;

namespace Edict.Commands;

/// <summary>What a backup holds, in words.</summary>
internal static class BackupWords
{
    public static string Of(BackupManifest manifest)
    {
        var figures = manifest.Figures;
        var schools = string.Join(", ", figures.Schools.Select(school => school.Name));
        var cycles = figures.Schools.Sum(school => school.Cycles.Count);
        return $"{(schools.Length == 0 ? "no school" : schools)}: {figures.Rows.Values.Sum()} rows in {figures.Rows.Count} tables, the concerns of {cycles} closed cycles, {figures.Schools.Sum(school => school.Lines)} lines of the audit log";
    }
}
