using Edict.Importing;

namespace Edict.Pages.Imports;

/// <summary>A column of an upload, and what it holds.</summary>
/// <param name="Field">Null for a column that is not read.</param>
public sealed record ColumnOfFile(string Header, Field? Field);

/// <summary>The columns that an upload's header names.</summary>
public static class ColumnsOfFile
{
    /// <returns>None where no line of the file may be a header; the plan says why.</returns>
    public static Task<IReadOnlyList<ColumnOfFile>> ReadAsync(ImportAsked asked)
    {
        using var table = asked.OpenToMap();
        var fields = asked.Kind.Fields().Remembering(asked.Said.Columns);
        IReadOnlyList<ColumnOfFile> columns = table is null
            ? []
            :
            [
                .. Enumerable
                    .Range(0, table.Header.Width)
                    .Select(column => table.Header.NameAt(column)!)
                    .Where(header =>
                        FieldNames.Folded(header).Length > 0 && !fields.IsReadByName(header)
                    )
                    .DistinctBy(FieldNames.Folded)
                    .Select(header => new ColumnOfFile(header, fields.Named(header))),
            ];
        return Task.FromResult(columns);
    }
}
