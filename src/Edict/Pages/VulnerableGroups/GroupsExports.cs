using Edict.Auditing;
using Edict.Exporting;
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
                    (_, table) => Task.FromResult(Csv(table))
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
                    async (school, table) =>
                        Xlsx(
                            school,
                            table,
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
        Func<SchoolReading, GroupsTable, Task<IResult>> write
    )
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Results.Forbid();
        }

        var table = GroupsTable.Of(
            [.. GroupsList.Of(gathered.School, gathered.Sight).Where(filter.Lets)],
            [.. gathered.School.PolicyNow.Groups.On.Members()]
        );
        await looks.ExportAsync(filter.About($"vulnerable groups{extension}", table.Rows.Count));
        return await write(gathered.School, table);
    }

    private static IResult Csv(GroupsTable table) =>
        Results.File(
            CsvText.FileOf([table.Header, .. table.Rows]),
            "text/csv; charset=utf-8",
            "vulnerable-groups.csv"
        );

    private static IResult Xlsx(
        SchoolReading school,
        GroupsTable table,
        GroupsFilter filter,
        ReaderNamed reader,
        DateTime now
    )
    {
        var only = filter.IsNarrowed ? $" ({filter.Words})" : "";
        var sheet = table.AsSheet(
            school,
            $"Vulnerable groups{only}, {reader.School}, as at {SchoolTime.Of(now):d MMMM yyyy}",
            $"Confidential. {GroupsTable.Marks} Downloaded by {reader.Name}, {reader.Posts}, on {SchoolTime.Words(now)}.",
            isToFillIn: true,
            reader.Name
        );
        return Results.File(
            GroupsWorkbook.Of(sheet),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Vulnerable groups.xlsx"
        );
    }
}
