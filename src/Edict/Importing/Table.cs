using Edict.Exporting;

namespace Edict.Importing;

/// <summary>
/// A file as rows of fields, each with its line: a CSV file or a workbook's sheet. Lines above the header are skipped, lines
/// without a value too; where the file cannot be read on, the reading ends with a fault.
/// </summary>
public sealed class Table : IDisposable
{
    /// <summary>How many lines that hold a value are looked at for the header.</summary>
    private const int LinesToHeader = 20;

    /// <summary>A row that names fewer columns is no header: no file can be used with one column.</summary>
    public const int FewestNames = 2;

    private readonly Rows rows;
    private readonly Faults faults;
    private readonly Dictionary<(int Line, Field Field), string> corrected;
    private readonly HashSet<int> nameless = [];
    private readonly bool isTakenIn;
    private bool isUnreadable;

    private Table(NamedFile file, Rows rows, Faults faults, ImportSaid? said)
    {
        (File, this.rows, this.faults, isTakenIn) = (file, rows, faults, said is not null);
        corrected =
            said?.Corrections.ToDictionary(cell => (cell.Line, cell.Field), cell => cell.Value)
            ?? [];
    }

    /// <summary>The file, as faults name it.</summary>
    public NamedFile File { get; }

    /// <summary>The line on which the present row starts, from 1.</summary>
    public int Line => rows.Line;

    public Header Header { get; private set; } = null!;

    /// <summary>The line of the header.</summary>
    public int HeaderLine { get; private set; }

    /// <summary>
    /// The present row's cell, as the office put it right or as it stands, without outer white space; empty where the file
    /// has no such column or the line ends before it.
    /// </summary>
    public ReadOnlySpan<char> this[Field field]
    {
        get
        {
            if (corrected.Count > 0 && corrected.TryGetValue((Line, field), out var right))
            {
                return right.AsSpan().Trim();
            }

            var column = Header.ColumnOf(field);
            return column < 0 || column >= rows.Width ? [] : Meant(rows[column].Trim());
        }
    }

    /// <summary>Opens a file up to and with its header; null, with the fault said, where it cannot be read as a table.</summary>
    /// <param name="said">What the office says of the file beside what stands in it; nothing where it is left out.</param>
    /// <param name="isToBeMapped">Whether a line that names too few columns may be the header, as the office has yet to say what they hold.</param>
    public static Table? Open(
        string path,
        FieldNames fields,
        Faults faults,
        ImportSaid? said = null,
        bool isToBeMapped = false
    )
    {
        NamedFile file = said?.FileName ?? Path.GetFileName(path);
        try
        {
            var readings = FileContent.RowsOf(path);
            return Open(
                file,
                fields.HasFaculties
                    ? readings.Select(rows => new TwoRowHeader(rows, fields))
                    : readings,
                fields,
                faults,
                said,
                isToBeMapped
            );
        }
        catch (UnreadableException fault)
        {
            faults.Error(new(file, fault.Line, null, null, fault.Message));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Error(new(file, null, null, null, Unreadable.Reason(path, fault)));
        }

        return null;
    }

    /// <summary>Says which of the needed columns the file lacks; true where it has them all.</summary>
    public bool HasNeeded(params IEnumerable<Field> needed)
    {
        var missing = needed.Where(field => !Header.Has(field)).ToList();
        foreach (var field in missing)
        {
            var names = string.Join(" or ", FieldNames.Of(field).Select(name => $"\"{name}\""));
            faults.Error(
                new(
                    File,
                    HeaderLine,
                    FieldNames.Of(field)[0],
                    null,
                    $"the column is missing; expected a header {names}"
                )
            );
        }

        return missing.Count == 0;
    }

    /// <summary>Whether the present row's cell is a day or a time of a workbook.</summary>
    public bool IsDate(Field field) =>
        Header.Has(field)
        && !corrected.ContainsKey((Line, field))
        && rows.IsDate(Header.ColumnOf(field));

    /// <summary>Whether the present row names the columns once more.</summary>
    /// <param name="field">A field whose header is no value of its own.</param>
    public bool IsHeaderAgain(Field field) =>
        Header.Has(field)
        && FieldNames.Folded(this[field].ToString()) == FieldNames.Folded(Header.NameOf(field));

    /// <summary>The first column, from 0, whose cell in the present row, without outer white space, passes a test; -1 for none.</summary>
    public int FindCell(Func<ReadOnlySpan<char>, bool> test)
    {
        for (var column = 0; column < rows.Width; column++)
        {
            if (test(rows[column].Trim()))
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>The present row's cell in a column, without outer white space.</summary>
    public string CellAt(int column) => rows[column].Trim().ToString();

    /// <summary>Moves to the next row that holds a value.</summary>
    public bool Read()
    {
        while (Next())
        {
            if (!rows.IsBlank())
            {
                SayExtraCells();
                return true;
            }
        }

        return false;
    }

    public void Dispose() => rows.Dispose();

    private ReadOnlySpan<char> Meant(ReadOnlySpan<char> cell) =>
        isTakenIn ? Harmless.AsMeant(cell) : cell;

    private static Table? Open(
        NamedFile file,
        IEnumerable<Rows> readings,
        FieldNames fields,
        Faults faults,
        ImportSaid? said,
        bool isToBeMapped
    )
    {
        Rows best = null!;
        var (line, most) = ((int?)null, (Named: int.MinValue, Filled: 0));
        foreach (var rows in readings)
        {
            var (headerLine, named, filled) = FindHeader(rows, fields, isToBeMapped);
            if ((named, filled).CompareTo(most) > 0)
            {
                best?.Dispose();
                (best, line, most) = (rows, headerLine, (named, filled));
            }
            else
            {
                rows.Dispose();
            }
        }

        best.Restart();
        var table = new Table(file with { Unit = best.Unit }, best, faults, said);
        if (table.ReadHeader(line, fields))
        {
            return table;
        }

        table.Dispose();
        return null;
    }

    /// <summary>The line that names most columns, how many, and how many of its cells hold something; no line where none may be the header.</summary>
    private static (int? Line, int Named, int Filled) FindHeader(
        Rows rows,
        FieldNames fields,
        bool isToBeMapped
    )
    {
        (int? Line, int Named, int Filled) best = (null, isToBeMapped ? -1 : FewestNames - 1, 0);
        try
        {
            for (var looked = 0; looked < LinesToHeader && rows.MoveNext(); )
            {
                looked += rows.IsBlank() ? 0 : 1;
                var cells = rows.Cells();
                var (named, filled) = (Header.Recognised(cells, fields), Filled(cells));
                if (named > best.Named && (named >= FewestNames || MayBeMapped(cells, filled)))
                {
                    best = (rows.Line, named, filled);
                }
            }
        }
        catch (UnreadableException)
        {
            // Said when the rows are read again, with the separator that was chosen.
        }

        return best;
    }

    /// <summary>Whether a row that names too few columns may be a header all the same: no title, which is one cell, and no pupil's row, which would be lost.</summary>
    private static bool MayBeMapped(string[] cells, int filled) =>
        filled >= FewestNames && !Array.Exists(cells, cell => Scn.TryRead(cell.Trim(), out _));

    private static int Filled(string[] cells) =>
        cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    private bool ReadHeader(int? headerLine, FieldNames fields)
    {
        var looked = 0;
        while (looked < LinesToHeader && Next())
        {
            if (rows.Line == headerLine)
            {
                HeaderLine = Line;
                SayMerged();
                SayUnread();
                Header = Header.Match(File, Line, rows.Cells(), fields, faults);
                // Merged cells of a header, said above, leave all but the first without a heading.
                if (!rows.Merged().Any())
                {
                    nameless.UnionWith(Header.Nameless);
                }

                return true;
            }

            if (!rows.IsBlank())
            {
                looked++;
                if (headerLine is not null)
                {
                    SayAbove();
                }
            }
        }

        SayNoHeader(looked, fields);
        return false;
    }

    /// <summary>A title above the header is skipped; a row of a pupil there would be lost.</summary>
    private void SayAbove()
    {
        var column = FindCell(cell => Scn.TryRead(cell, out _));
        if (column < 0)
        {
            faults.Warn(new(File, Line, null, null, "a title above the header, skipped"));
        }
        else
        {
            faults.Error(
                new(
                    File,
                    Line,
                    null,
                    CellAt(column),
                    "a pupil's row above the header; expected the header first"
                )
            );
        }
    }

    private void SayNoHeader(int looked, FieldNames fields)
    {
        if (!isUnreadable)
        {
            var message =
                looked == 0 ? "the file is empty; expected a header and rows"
                : looked < LinesToHeader
                    ? $"no header; expected a {File.Unit} that names the columns, such as {fields.Examples}"
                : $"no header among the first {LinesToHeader} {File.Unit}s; expected one that names the columns, such as {fields.Examples}, with little above it";
            faults.Error(new(File, null, null, null, message));
        }
    }

    /// <summary>Moves to the next row; where there is none to be read, a fault says why.</summary>
    private bool Next()
    {
        try
        {
            return rows.MoveNext();
        }
        catch (UnreadableException fault)
        {
            isUnreadable = true;
            faults.Error(new(File, fault.Line, null, null, fault.Message));
            return false;
        }
    }

    private void SayUnread()
    {
        if (rows.Unread.Count > 0)
        {
            faults.Warn(
                new(
                    File,
                    null,
                    null,
                    null,
                    $"sheets that are not read: {string.Join(", ", rows.Unread)}"
                )
            );
        }
    }

    private void SayMerged()
    {
        foreach (var range in rows.Merged())
        {
            faults.Error(
                new(
                    File,
                    Line,
                    null,
                    range,
                    "merged cells in the header; expected one cell a column, so unmerge them"
                )
            );
        }
    }

    /// <summary>Says which of the present row's cells stand beyond the last heading, and once a column that one stands under none.</summary>
    private void SayExtraCells()
    {
        foreach (var column in nameless.Where(column => CellUnder(column).Length > 0).ToList())
        {
            nameless.Remove(column);
            faults.Warn(
                new(
                    File,
                    Line,
                    null,
                    CellUnder(column),
                    $"column {rows.ColumnAt(column)} has no heading and is not read"
                )
            );
        }

        for (var column = Header.Named; column < rows.Width; column++)
        {
            if (CellUnder(column) is { Length: > 0 } cell)
            {
                faults.Error(
                    new(
                        File,
                        Line,
                        null,
                        cell,
                        $"a cell beyond the header's {Header.Named} columns; {rows.BeyondHeader}"
                    )
                );
            }
        }
    }

    private string CellUnder(int column) => column < rows.Width ? CellAt(column) : "";
}
