using Edict.Auditing;
using Edict.Exporting;
using Edict.Overview;
using Edict.Pages.Concerns;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.GoodNews;

/// <summary>The good news as a file, behind the same address and with the same sight.</summary>
public static class GoodNewsExports
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

    public static void MapGoodNewsExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/good-news.csv",
            (Reader reader, Looks looks, [AsParameters] ConcernFilter filter, bool? groups) =>
                ExportAsync(
                    reader,
                    looks,
                    new(filter, groups == true),
                    ".csv",
                    table => Task.FromResult(Csv(table))
                )
        );
        routes.MapGet(
            "/good-news.xlsx",
            (
                Reader reader,
                Looks looks,
                TimeProvider clock,
                [AsParameters] ConcernFilter filter,
                bool? groups
            ) =>
                ExportAsync(
                    reader,
                    looks,
                    new(filter, groups == true),
                    ".xlsx",
                    async table =>
                        await XlsxAsync([
                            .. table,
                            [],
                            [await NoteAsync(reader, clock.GetUtcNow().UtcDateTime)],
                        ])
                )
        );
    }

    private static async Task<IResult> ExportAsync(
        Reader reader,
        Looks looks,
        ChosenNews chosen,
        string extension,
        Func<IReadOnlyList<IReadOnlyList<string>>, Task<IResult>> write
    )
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Results.Forbid();
        }

        var cycle = gathered.School.CycleOf(chosen.Place.Cycle);
        if (chosen.Place.Cycle is not null && cycle is null)
        {
            return Results.NotFound();
        }

        var seen = gathered.Seen(cycle);
        var pupils = chosen.Of(SeenNews.Of(seen, gathered), seen).Pupils;
        await looks.ExportAsync(chosen.About($"good news{extension}", pupils.Count));
        return await write(
            chosen.WithGroups
                ?
                [
                    [.. Columns, "Vulnerable Groups"],
                    .. pupils.Select(pupil =>
                        (string[])[.. Cells(pupil), ConcernsExports.Groups(pupil.Row)]
                    ),
                ]
                : [Columns, .. pupils.Select(Cells)]
        );
    }

    private static string[] Cells(PupilNews news) =>
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
            news.Row.LedBy?.Words ?? "",
            news.LedBefore?.Words ?? "",
        ];

    private static IResult Csv(IReadOnlyList<IReadOnlyList<string>> table) =>
        Results.File(CsvText.FileOf(table), "text/csv; charset=utf-8", "good-news.csv");

    private static async Task<IResult> XlsxAsync(IReadOnlyList<IReadOnlyList<string>> table) =>
        Results.File(
            await Workbook.OfAsync("Good news", table),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "good-news.xlsx"
        );

    private static async Task<string> NoteAsync(Reader reader, DateTime now)
    {
        var who = (await reader.NameAsync())!;
        return $"Confidential. Downloaded by {who.Name}, {who.Posts}, on {SchoolTime.Words(now)}.";
    }
}
