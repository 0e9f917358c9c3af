using Edict.Exporting;
using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.VulnerableGroups;

/// <summary>The list as cells, under the headings by which <c>edict import groups</c> reads them.</summary>
/// <param name="Header">The pupil's columns, then the groups; one column of bare marks where none is named.</param>
/// <param name="Rows">A group is Y, N, or blank where it is not known.</param>
public sealed record GroupsTable(
    IReadOnlyList<string> Header,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    public const string Marks = "Y: in the group, N: not in it, blank: not known.";

    private const string BareMark = "In a group";

    internal static readonly IReadOnlyList<string> PupilColumns =
    [
        "Surname",
        "Forename",
        "Registration Class",
        "Stage",
        "House",
        "SCN",
    ];

    /// <summary>The table as the school's workbook, with two columns for each faculty of the session.</summary>
    public GroupsSheet AsSheet(
        SchoolReading school,
        string title,
        string note,
        bool isToFillIn,
        string author
    ) =>
        new(
            title,
            note,
            PupilColumns,
            [.. Header.Skip(PupilColumns.Count)],
            Rows,
            [.. school.Faculties.Select(faculty => faculty.Name)],
            school.PolicyNow.RagComments,
            isToFillIn,
            author
        );

    /// <param name="groups">Those that the school has switched on.</param>
    public static GroupsTable Of(IReadOnlyList<GroupsRow> rows, IReadOnlyList<Groups> groups)
    {
        var named = rows.Any(row => row.Groups.Read > GroupsRead.Mark);
        return new(
            [.. PupilColumns, .. named ? groups.Select(GroupNames.Word) : [BareMark]],
            [
                .. rows.Select(row =>
                    (string[])
                        [
                            .. PupilCells(row.Pupil),
                            .. named
                                ? groups.Select(group => Cell(row.Groups, group))
                                : [Cell(row.Groups.IsIn, row.Groups.IsUnknown)],
                        ]
                ),
            ]
        );
    }

    internal static string[] PupilCells(PupilInSession pupil) =>
        [
            pupil.Surname,
            pupil.Forename,
            pupil.RegistrationClass,
            pupil.Stage.ToString(),
            pupil.House,
            pupil.Scn,
        ];

    internal static string Cell(GroupsSeen seen, Groups group) =>
        Cell(seen.In.HasFlag(group), seen.Unknown.HasFlag(group));

    private static string Cell(bool isIn, bool isUnknown) =>
        isIn ? "Y"
        : isUnknown ? ""
        : "N";
}
