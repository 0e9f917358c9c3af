namespace Edict.Exporting;

/// <summary>A kind of file as which a table is taken away.</summary>
/// <param name="Extension">What stands behind the address of the table's page.</param>
public sealed record TableFile(string Extension, string ContentType)
{
    public static readonly TableFile Csv = new(".csv", "text/csv; charset=utf-8");

    public static readonly TableFile Xlsx = new(
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    );

    public static readonly IReadOnlyList<TableFile> Each = [Xlsx, Csv];

    /// <summary>As what an address asks for the table of its page; null for the page itself.</summary>
    public static TableFile? AskedBy(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TableFile>();

    /// <param name="head">The lines above the table of a workbook. Text has none: other programs read it.</param>
    public async Task<byte[]> BytesAsync(ExportedTable table, params IReadOnlyList<string> head) =>
        this == Xlsx ? await Workbook.OfAsync(table, head) : CsvText.FileOf(table);

    /// <summary>Such as <c>raised-pupils.csv</c>.</summary>
    public string NameOf(ExportedTable table) =>
        table.Name.ToLowerInvariant().Replace(' ', '-') + Extension;
}
