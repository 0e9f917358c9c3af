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
            async (Reader reader, [AsParameters] GroupsFilter filter) =>
                await reader.GatherAsync() is { } gathered
                    ? Csv(Table(gathered, filter))
                    : Results.Forbid()
        );
        routes.MapGet(
            "/vulnerable-groups.xlsx",
            async (Reader reader, TimeProvider clock, [AsParameters] GroupsFilter filter) =>
                await reader.GatherAsync() is { } gathered
                    ? Xlsx(
                        gathered.School,
                        Table(gathered, filter),
                        filter,
                        (await reader.NameAsync())!,
                        clock.GetUtcNow().UtcDateTime
                    )
                    : Results.Forbid()
        );
    }

    private static GroupsTable Table(ReaderSight gathered, GroupsFilter filter) =>
        GroupsTable.Of(
            [.. GroupsList.Of(gathered.School, gathered.Sight).Where(filter.Lets)],
            [.. gathered.School.PolicyNow.Groups.On.Members()]
        );

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
