using Edict.Exporting;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.VulnerableGroups;

/// <summary>The list of vulnerable groups as a file, behind the same address and with the same sight.</summary>
public static class GroupsExports
{
    public static void MapGroupsExports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/vulnerable-groups.csv", CsvAsync);

    private static async Task<IResult> CsvAsync(Reader reader, [AsParameters] GroupsFilter filter)
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Results.Forbid();
        }

        var (school, sight) = gathered;
        var table = GroupsTable.Of(
            [.. GroupsList.Of(school, sight).Where(filter.Lets)],
            [.. school.PolicyNow.Groups.On.Members()]
        );
        return Results.File(
            CsvText.FileOf([table.Header, .. table.Rows]),
            "text/csv; charset=utf-8",
            "vulnerable-groups.csv"
        );
    }
}
