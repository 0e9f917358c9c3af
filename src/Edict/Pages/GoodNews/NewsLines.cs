using Edict.Exporting;
using Edict.Overview;
using Edict.Pages.Concerns;
using Edict.Protocol;

namespace Edict.Pages.GoodNews;

/// <summary>The good news as cells.</summary>
internal static class NewsLines
{
    private static readonly string[] Columns =
    [
        "Surname",
        "Forename",
        "SCN",
        "Stage",
        "Registration Class",
        "House",
        "Cycle",
        "Good News",
        "Concern Now",
        "Led By",
        "Led Before By",
    ];

    /// <param name="pupils">In the order of the page.</param>
    public static ExportedTable Of(IEnumerable<PupilNews> pupils, bool withGroups) =>
        new(
            "Good news",
            withGroups ? [.. Columns, "Vulnerable Groups"] : Columns,
            [
                .. pupils.Select(news =>
                    withGroups ? [.. Cells(news), ConcernsExports.Groups(news.Row)] : Cells(news)
                ),
            ]
        );

    private static ExportedCell[] Cells(PupilNews news) =>
        [
            news.Row.Pupil.Surname,
            news.Row.Pupil.Forename,
            news.Row.Pupil.Scn,
            news.Row.Stage.Word(),
            news.Row.Pupil.RegistrationClass,
            news.Row.Pupil.House,
            news.Row.Cycle.Name,
            string.Join('\n', news.Lines),
            news.ConcernNow,
            news.Row.LedBy?.Words,
            news.LedBefore?.Words,
        ];
}
