using Edict.Cycles;
using Edict.Exporting;
using Edict.Protocol;

namespace Edict.Pages.Cycles;

/// <summary>How far the classes of a cycle are, as cells.</summary>
internal static class ProgressLines
{
    private const string Name = "Classes";

    private static readonly string[] OfAClass =
    [
        "Class",
        "Stages",
        "Faculty",
        "Pupils Done",
        "Pupils",
        "State",
        "Handed In",
        "Reminded",
    ];

    private static readonly string[] OfAFaculty =
    [
        "Faculty",
        "Stage",
        "Reported",
        "Partly",
        "Not Begun",
    ];

    /// <summary>A line a class, in the order of the page.</summary>
    public static ExportedTable Of(ShowModel page) =>
        new(Name, OfAClass, [.. page.Listed.Select(row => Line(row, page))]);

    /// <summary>A line a faculty and stage; a class of two stages counts in each, and once in all.</summary>
    public static ExportedTable OfCounts(ShowModel page) =>
        new(
            Name,
            OfAFaculty,
            [
                .. from faculty in page.Faculties
                from count in page
                    .Columns.Zip(
                        faculty.ByStage,
                        (stage, count) => (Stage: $"{stage}", Count: count)
                    )
                    .Append((Stage: "All", Count: faculty.All))
                where count.Count.All > 0
                select Line(faculty.Faculty, count.Stage, count.Count),
            ]
        );

    private static ExportedCell[] Line(ClassProgress row, ShowModel page) =>
        [
            row.Due.Name,
            row.Due.Stages.Words(),
            row.Due.Subject.Faculty,
            row.Done,
            row.Pupils,
            row.Progress switch
            {
                Progress.Reported => page.Standing.Cycle.ReportedWord(),
                Progress.Partly => "partly",
                _ => "not begun",
            },
            row.HandedInAt is { } at ? SchoolTime.Words(at) : "",
            page.Reminded.TryGetValue(row.Due.Class.Id, out var reminded)
                ? SchoolTime.Words(reminded)
                : "",
        ];

    private static ExportedCell[] Line(string faculty, string stage, ProgressCount count) =>
        [faculty, stage, count.Reported, count.Partly, count.NotBegun];
}
