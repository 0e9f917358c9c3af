using Edict.Auditing;
using Edict.Exporting;
using Edict.Judging;
using Edict.Pages.VulnerableGroups;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.FacultyRag;

/// <summary>
/// A faculty's RAGs as the school's workbook, and as text without the groups; behind the same address and with the same sight.
/// </summary>
public static class RagExport
{
    public static void MapRagExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/faculty-rag.xlsx",
            (
                string? faculty,
                Guid? cycle,
                string? rag,
                Reader reader,
                Looks looks,
                TimeProvider clock
            ) =>
                ExportAsync(
                    faculty,
                    cycle,
                    rag,
                    reader,
                    looks,
                    "a workbook",
                    async judged =>
                        Xlsx(judged, (await reader.NameAsync())!, clock.GetUtcNow().UtcDateTime)
                )
        );
        routes.MapGet(
            "/faculty-rag.csv",
            (string? faculty, Guid? cycle, string? rag, Reader reader, Looks looks) =>
                ExportAsync(faculty, cycle, rag, reader, looks, "text", CsvAsync)
        );
    }

    private static async Task<IResult> ExportAsync(
        string? faculty,
        Guid? cycle,
        string? rag,
        Reader reader,
        Looks looks,
        string kind,
        Func<FacultyJudged, Task<IResult>> write
    )
    {
        if (await reader.GatherAsync() is not { } gathered || gathered.Sight.Judges.Count == 0)
        {
            return Results.Forbid();
        }

        var rags = await reader.RagsAsync();
        if (FacultyJudged.Of(gathered, rags, faculty, cycle, rag) is not { } judged)
        {
            return Results.NotFound();
        }

        await looks.ExportAsync(
            $"the RAG of faculty {judged.Faculty.Id} as {kind}: {judged.HowMany}"
        );
        return await write(judged);
    }

    private static IResult Xlsx(FacultyJudged judged, ReaderNamed reader, DateTime now) =>
        Results.File(
            GroupsWorkbook.Of(SheetOf(judged, reader, now)),
            TableFile.Xlsx.ContentType,
            $"{judged.Faculty.Name} RAG.xlsx"
        );

    private static async Task<IResult> CsvAsync(FacultyJudged judged) =>
        Results.File(
            await TableFile.Csv.BytesAsync(TableOf(judged)),
            TableFile.Csv.ContentType,
            $"{judged.Faculty.Name} RAG.csv"
        );

    private static ExportedTable TableOf(FacultyJudged judged) =>
        new(
            "RAG",
            [.. GroupsTable.PupilColumns, "Class", "Cycle", "Why", "Last Time", "RAG", "Comments"],
            [.. judged.Named.Select(Cells)]
        );

    private static ExportedCell[] Cells(PupilToJudge pupil) =>
        [
            .. GroupsTable.PupilCells(pupil.Row.Pupil).Select(cell => (ExportedCell)cell),
            pupil.Class.Words,
            pupil.Cycle.Name,
            string.Join("\n", pupil.Why.Select(course => course.Line)),
            pupil.LastTime?.Judgement.Rag.Letter().ToString(),
            pupil.Said?.Judgement.Rag.Letter().ToString(),
            pupil.Said?.Judgement.Comment,
        ];

    private static GroupsSheet SheetOf(FacultyJudged judged, ReaderNamed reader, DateTime now)
    {
        List<PupilToJudge> pupils = [.. judged.Named];
        List<Groups> groups = [.. judged.Policy.Groups.On.Members()];
        var cycles = string.Join(", ", judged.List.Shown.Select(part => part.Key.Name).Order());
        return new(
            $"{judged.Faculty.Name} RAG, {cycles}, {reader.School}, as at {SchoolTime.Of(now):d MMMM yyyy}",
            $"Confidential. {GroupsTable.Marks} A blank RAG: not yet judged. Downloaded by {reader.Name}, {reader.Posts}, on {SchoolTime.Words(now)}.",
            GroupsTable.PupilColumns,
            [.. groups.Select(GroupNames.Word)],
            [
                .. pupils.Select(pupil =>
                    (string[])
                        [
                            .. GroupsTable.PupilCells(pupil.Row.Pupil),
                            .. groups.Select(group => GroupsTable.Cell(pupil.Row.Groups, group)),
                        ]
                ),
            ],
            [judged.Faculty.Name],
            [
                .. judged
                    .Comments.SelectMany(cycles => cycles.Comments)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            IsToFillIn: true,
            reader.Name
        )
        {
            Judgements = [.. pupils.Select(pupil => new[] { pupil.Said?.Judgement })],
        };
    }
}
