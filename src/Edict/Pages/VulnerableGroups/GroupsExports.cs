using Edict.Auditing;
using Edict.Exporting;
using Edict.Judging;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.VulnerableGroups;

/// <summary>The list of vulnerable groups as a file, behind the same address and with the same sight.</summary>
public static class GroupsExports
{
    public static void MapGroupsExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/vulnerable-groups.csv",
            (Reader reader, Looks looks, [AsParameters] GroupsFilter filter) =>
                ExportAsync(
                    reader,
                    looks,
                    filter,
                    ".csv",
                    (_, _, table) => Task.FromResult(Csv(table))
                )
        );
        routes.MapGet(
            "/vulnerable-groups.xlsx",
            (Reader reader, Looks looks, TimeProvider clock, [AsParameters] GroupsFilter filter) =>
                ExportAsync(
                    reader,
                    looks,
                    filter,
                    ".xlsx",
                    async (school, rows, table) =>
                        Xlsx(
                            school,
                            table,
                            Judged(school, await reader.RagsAsync(), rows),
                            filter,
                            (await reader.NameAsync())!,
                            clock.GetUtcNow().UtcDateTime
                        )
                )
        );
    }

    private static async Task<IResult> ExportAsync(
        Reader reader,
        Looks looks,
        GroupsFilter filter,
        string extension,
        Func<SchoolReading, IReadOnlyList<GroupsRow>, GroupsTable, Task<IResult>> write
    )
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Results.Forbid();
        }

        List<GroupsRow> rows =
        [
            .. gathered.School.GroupsSeenBy(gathered.StaffId).Where(filter.Lets),
        ];
        var table = GroupsTable.Of(rows, [.. gathered.School.PolicyNow.Groups.On.Members()]);
        await looks.ExportAsync(filter.About($"vulnerable groups{extension}", table.Rows.Count));
        return await write(gathered.School, rows, table);
    }

    private static IResult Csv(GroupsTable table) =>
        Results.File(
            CsvText.FileOf([table.Header, .. table.Rows]),
            "text/csv; charset=utf-8",
            "vulnerable-groups.csv"
        );

    /// <summary>What each faculty judged of each pupil in the cycle that is judged now, as far as the reader sees the pupil.</summary>
    private static IReadOnlyList<IReadOnlyList<Judgement?>> Judged(
        SchoolReading school,
        Rags rags,
        IReadOnlyList<GroupsRow> rows
    )
    {
        var faculties = school.Faculties;
        var cycles = Stages.Each.ToDictionary(
            stage => stage,
            stage => CyclesToJudge.Now(school, stage)
        );
        return
        [
            .. rows.Select(row =>
            {
                var cycle = row.MayOpen ? cycles[row.Pupil.Stage] : null;
                return (IReadOnlyList<Judgement?>)
                    [
                        .. faculties.Select(faculty =>
                            cycle is null
                                ? null
                                : rags.Of(cycle.Id, faculty.Id, row.Pupil.Id)?.Judgement
                        ),
                    ];
            }),
        ];
    }

    private static IResult Xlsx(
        SchoolReading school,
        GroupsTable table,
        IReadOnlyList<IReadOnlyList<Judgement?>> judged,
        GroupsFilter filter,
        ReaderNamed reader,
        DateTime now
    )
    {
        var only = filter.IsNarrowed ? $" ({filter.Words})" : "";
        var sheet = table.AsSheet(
            school,
            $"Vulnerable groups{only}, {reader.School}, as at {SchoolTime.Of(now):d MMMM yyyy}",
            $"Confidential. {GroupsTable.Marks} RAG: what the faculty judged in its latest cycle, of pupils whom the reader sees; blank: not judged, or not theirs to see. Downloaded by {reader.Name}, {reader.Posts}, on {SchoolTime.Words(now)}.",
            isToFillIn: true,
            reader.Name
        ) with
        {
            Judgements = judged,
        };
        return Results.File(
            GroupsWorkbook.Of(sheet),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Vulnerable groups.xlsx"
        );
    }
}
