using Edict.Demonstration;
using Edict.Protocol;

namespace Edict.Tests.Demonstration;

/// <summary>The protocol written down once more in the plainest way, to see what the files say.</summary>
internal static class PlainProtocol
{
    public static IReadOnlyList<ReportRow> Tracked(string cycle)
    {
        var previous = Previous(cycle);
        return [.. Made.RowsOf(cycle).Where(row => Rated(row) || Graded(row, previous))];
    }

    /// <summary>The level of concern of a pupil in a cycle, 0 for none; null where the pupil has no report.</summary>
    public static int? Level(string cycle, SchoolPupil pupil)
    {
        var faculties = Tracked(cycle)
            .Where(row => row.Scn == pupil.Scn)
            .Select(row => row.Faculty)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return Made.RowsOf(cycle).Any(row => row.Scn == pupil.Scn) ? Math.Min(faculties, 3) : null;
    }

    private static bool Rated(ReportRow row) =>
        row.Marks.Effort >= 3 || row.Marks.Behaviour >= 3 || row.Marks.Homework >= 3;

    private static bool Graded(
        ReportRow row,
        Dictionary<(string, string, string), int?> previous
    ) =>
        row.Stage >= Stage.S4
        && (
            row.Marks.WorkingGrade >= 7
            || row.Marks.WorkingGrade > previous.GetValueOrDefault(Course(row))
        );

    /// <summary>Each course's latest grade before the cycle, the worst where there are several.</summary>
    private static Dictionary<(string, string, string), int?> Previous(string cycle) =>
        Made
            .Reports.TakeWhile(file => file.Cycle != cycle)
            .SelectMany(
                file => file.Rows.Where(row => row.Marks.WorkingGrade is not null),
                (f, row) => (f.AtUtc, row)
            )
            .GroupBy(graded => Course(graded.row))
            .ToDictionary(
                course => course.Key,
                course =>
                    course
                        .GroupBy(graded => graded.AtUtc)
                        .MaxBy(c => c.Key)!
                        .Max(g => g.row.Marks.WorkingGrade)
            );

    private static (string, string, string) Course(ReportRow row) =>
        (row.Scn, row.Subject, row.Level);
}
