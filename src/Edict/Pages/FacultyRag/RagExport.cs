using Edict.Auditing;
using Edict.Exporting;
using Edict.Judging;
using Edict.Pages.VulnerableGroups;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.FacultyRag;

/// <summary>A faculty's RAGs as the school's workbook, behind the same address and with the same sight.</summary>
public static class RagExport
{
    public static void MapRagExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/faculty-rag.xlsx", ExportAsync);

    private static async Task<IResult> ExportAsync(
        string? faculty,
        Guid? cycle,
        string? rag,
        Reader reader,
        Looks looks,
        TimeProvider clock
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
            $"the RAG of faculty {judged.Faculty.Id} as a workbook: {judged.HowMany}"
        );
        return Results.File(
            GroupsWorkbook.Of(
                SheetOf(judged, (await reader.NameAsync())!, clock.GetUtcNow().UtcDateTime)
            ),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"{judged.Faculty.Name} RAG.xlsx"
        );
    }

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
