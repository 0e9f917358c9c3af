using Edict.Demonstration;

namespace Edict.Tests.Demonstration;

/// <summary>The demonstration school, made once for all the tests that only read it.</summary>
internal static class Made
{
    public static DemonstrationSchool School { get; } = DemonstrationSchool.Make();

    public static IReadOnlyList<ReportsFile> Reports { get; } =
    [.. School.Events.OfType<ReportsFile>()];

    public static IReadOnlyList<PupilsFile> Pupils { get; } =
    [.. School.Events.OfType<PupilsFile>()];

    public static IReadOnlyList<ReportRow> RowsOf(string cycle) =>
        Reports.Single(file => file.Cycle == cycle).Rows;
}
