using Edict.Exporting;

namespace Edict.Importing;

/// <summary>Which column of a file holds which field.</summary>
public sealed class Header
{
    /// <summary>The last field is <see cref="Field.To"/>.</summary>
    private const int Fields = (int)Field.To + 1;

    private readonly int[] columns;
    private readonly string[] cells;

    private Header(string[] cells, int[] columns)
    {
        (this.cells, this.columns) = (cells, columns);
        var last = Array.FindLastIndex(cells, cell => cell.AsSpan().Trim().Length > 0);
        Nameless = [.. Enumerable.Range(0, last + 1).Where(column => NameAt(column)!.Length == 0)];
        Named = last + 1;
    }

    /// <summary>The number of columns, known and unknown.</summary>
    public int Width => cells.Length;

    /// <summary>The number of columns up to the last that has a heading: a cell beyond them is extra.</summary>
    public int Named { get; }

    /// <summary>Those of these columns, from 0, that have no heading, and so are not read.</summary>
    public IReadOnlyList<int> Nameless { get; }

    /// <summary>Whether any column is one that Edict reads: a table at all, and not some other file.</summary>
    public bool HasAny => columns.Any(column => column >= 0);

    /// <summary>The columns up to the last that has a heading, as they go out again.</summary>
    public IReadOnlyList<FileColumn> InOrder =>
        [
            .. Enumerable
                .Range(0, Named)
                .Select(column => new FileColumn(
                    Harmless.AsMeant(NameAt(column)).ToString(),
                    FieldAt(column)
                )),
        ];

    /// <summary>A column's name as written; null beyond the header.</summary>
    public string? NameAt(int column) => column < cells.Length ? cells[column].Trim() : null;

    public bool Has(Field field) => columns[(int)field] >= 0;

    /// <summary>The column of a field, from 0; -1 where the file has none.</summary>
    public int ColumnOf(Field field) => columns[(int)field];

    /// <summary>The field's header as this file writes it; the usual name where the file has no such column.</summary>
    public string NameOf(Field field) =>
        Has(field) ? cells[columns[(int)field]].Trim() : FieldNames.Of(field)[0];

    private Field? FieldAt(int column) =>
        Array.IndexOf(columns, column) is >= 0 and var field ? (Field)field : null;

    /// <summary>How many of a row's cells name a column that is known: what tells a header from a title above it.</summary>
    public static int Recognised(string[] cells, FieldNames fields)
    {
        var recognised = 0;
        foreach (var cell in cells)
        {
            recognised += fields.Knows(cell) ? 1 : 0;
        }

        return recognised;
    }

    /// <summary>Matches a header's cells to fields; two columns for one field are an error, unknown columns are listed.</summary>
    public static Header Match(
        NamedFile file,
        int line,
        string[] cells,
        FieldNames fields,
        Faults faults
    )
    {
        var columns = new int[Fields];
        for (var field = 0; field < columns.Length; field++)
        {
            columns[field] = -1;
        }

        var unknown = new List<string>();
        for (var column = 0; column < cells.Length; column++)
        {
            var name = cells[column].Trim();
            if (fields.Named(name) is not { } named)
            {
                unknown.Add(name);
            }
            else if (columns[(int)named] >= 0)
            {
                var first = cells[columns[(int)named]].Trim();
                faults.Error(
                    new(
                        file,
                        line,
                        name,
                        null,
                        $"two columns hold {FieldNames.Of(named)[0]}, \"{first}\" and \"{name}\"; expected one"
                    )
                );
            }
            else
            {
                columns[(int)named] = column;
            }
        }

        unknown.RemoveAll(name => name.Length == 0 || fields.IsReadByName(name));
        if (unknown.Count > 0)
        {
            faults.Warn(
                new(
                    file,
                    line,
                    null,
                    null,
                    $"columns that are not read: {string.Join(", ", unknown)}"
                )
            );
        }

        return new(cells, columns);
    }
}
