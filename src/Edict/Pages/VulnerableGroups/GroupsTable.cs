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
    private const string BareMark = "In a group";

    private static readonly string[] PupilColumns =
    [
        "SCN",
        "Surname",
        "Forename",
        "Stage",
        "Registration Class",
        "House",
    ];

    public static int PupilColumnCount => PupilColumns.Length;

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
                            .. PupilCells(row),
                            .. named
                                ? groups.Select(group => Cell(row.Groups, group))
                                : [Cell(row.Groups.IsIn, row.Groups.IsUnknown)],
                        ]
                ),
            ]
        );
    }

    private static string[] PupilCells(GroupsRow row) =>
        [
            row.Pupil.Scn,
            row.Pupil.Surname,
            row.Pupil.Forename,
            row.Pupil.Stage.ToString(),
            row.Pupil.RegistrationClass,
            row.Pupil.House,
        ];

    private static string Cell(GroupsSeen seen, Groups group) =>
        Cell(seen.In.HasFlag(group), seen.Unknown.HasFlag(group));

    private static string Cell(bool isIn, bool isUnknown) =>
        isIn ? "Y"
        : isUnknown ? ""
        : "N";
}
