using Edict.Exporting;
using Edict.People;

namespace Edict.Pages;

/// <summary>Gives a table to whoever asked for it as a file. A workbook says who took it, when, and that it is confidential.</summary>
public sealed class TableFiles(Reader reader, IHttpContextAccessor context, TimeProvider clock)
{
    /// <summary>As what the address asks for its table; null for the page itself.</summary>
    public TableFile? Asked => TableFile.AskedBy(context.HttpContext!);

    public async Task<IResult> OfAsync(ExportedTable table)
    {
        var (person, now) = ((await reader.NameAsync())!, clock.GetUtcNow().UtcDateTime);
        var bytes = await Asked!.BytesAsync(
            table,
            $"{table.Name}{table.Chosen}, {person.School}, as at {SchoolTime.Of(now):d MMMM yyyy}",
            $"Confidential. Downloaded by {person.Name}, {person.Posts}, on {SchoolTime.Words(now)}."
        );
        return Results.File(bytes, Asked.ContentType, Asked.NameOf(table));
    }
}
