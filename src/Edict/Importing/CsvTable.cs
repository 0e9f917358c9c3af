using Sylvan.Data.Csv;

namespace Edict.Importing;

/// <summary>
/// A CSV file as rows of fields, each with its line. Encoding and separator are found from the file, lines above the
/// header are skipped, lines without a value too; a line that is no CSV ends the reading with a fault.
/// </summary>
public sealed class CsvTable : IDisposable
{
    private const int LinesBeforeHeader = 20;
    private const int LongestRow = 1 << 20;

    /// <summary>CSV has no comments: a line that begins with # is a row. No text has a half of a pair at a line's start.</summary>
    private const char NoComment = '\uDFFF';

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly CsvDataReader reader;
    private readonly Faults faults;
    private int nextLine = 1;

    private CsvTable(string file, CsvDataReader reader, Faults faults)
    {
        File = file;
        this.reader = reader;
        this.faults = faults;
    }

    /// <summary>The file's name, as faults give it.</summary>
    public string File { get; }

    /// <summary>The line on which the present row starts, from 1.</summary>
    public int Line { get; private set; }

    public Header Header { get; private set; } = null!;

    /// <summary>The line of the header.</summary>
    public int HeaderLine { get; private set; }

    /// <summary>The present row's cell, without outer white space; empty where the file has no such column or the line ends before it.</summary>
    public ReadOnlySpan<char> this[Field field]
    {
        get
        {
            var column = Header.ColumnOf(field);
            return column < 0 || column >= reader.RowFieldCount
                ? []
                : reader.GetFieldSpan(column).Trim();
        }
    }

    /// <summary>Opens a file up to and with its header; null, with the fault said, where it cannot be read as a table.</summary>
    public static CsvTable? Open(string path, IReadOnlyList<Field> fields, Faults faults)
    {
        var file = Path.GetFileName(path);
        try
        {
            return Open(file, TextFile.At(path), fields, faults);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Error(new(file, null, null, null, Unreadable.Reason(path)));
            return null;
        }
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

    /// <summary>The first column, from 0, whose cell in the present row, without outer white space, passes a test; -1 for none.</summary>
    public int FindCell(Func<ReadOnlySpan<char>, bool> test)
    {
        for (var column = 0; column < reader.RowFieldCount; column++)
        {
            if (test(reader.GetFieldSpan(column).Trim()))
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>The present row's cell in a column, without outer white space.</summary>
    public string CellAt(int column) => reader.GetFieldSpan(column).Trim().ToString();

    /// <summary>Moves to the next row that holds a value.</summary>
    public bool Read()
    {
        while (Next())
        {
            if (IsBlank())
            {
                continue;
            }

            SayExtraCells();
            return true;
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private static CsvTable? Open(
        string file,
        TextFile text,
        IReadOnlyList<Field> fields,
        Faults faults
    )
    {
        var (separator, rowsAbove) = FindHeader(text, fields);
        var table = new CsvTable(file, Reader(text.Open(), separator), faults);
        if (table.ReadHeader(rowsAbove, fields))
        {
            return table;
        }

        table.Dispose();
        return null;
    }

    private static CsvDataReader Reader(TextReader text, char separator) =>
        CsvDataReader.Create(
            text,
            new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = separator,
                Comment = NoComment,
                BufferSize = 1 << 16,
                MaxBufferSize = LongestRow,
            }
        );

    /// <summary>The separator and row with which most cells name a field; the first row by comma where none does.</summary>
    private static (char Separator, int RowsAbove) FindHeader(
        TextFile text,
        IReadOnlyList<Field> fields
    )
    {
        var (best, most) = ((Separators[0], 0), 0);
        foreach (var separator in Separators)
        {
            using var reader = Reader(text.Open(), separator);
            for (var row = 0; row < LinesBeforeHeader && TryRead(reader); row++)
            {
                var recognised = Header.Recognised(Cells(reader), fields);
                if (recognised > most)
                {
                    (best, most) = ((separator, row), recognised);
                }
            }
        }

        return best;
    }

    private static bool TryRead(CsvDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }

    private static string[] Cells(CsvDataReader reader) =>
        [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)];

    private bool ReadHeader(int rowsAbove, IReadOnlyList<Field> fields)
    {
        var errors = faults.Errors.Count;
        for (var row = 0; row <= rowsAbove; row++)
        {
            if (!Next())
            {
                if (faults.Errors.Count == errors)
                {
                    faults.Error(
                        new(File, null, null, null, "the file is empty; expected a header and rows")
                    );
                }

                return false;
            }

            if (row < rowsAbove && !IsBlank())
            {
                faults.Warn(new(File, Line, null, null, "a title above the header, skipped"));
            }
        }

        HeaderLine = Line;
        Header = Header.Match(File, Line, Cells(reader), fields, faults);
        return true;
    }

    private bool Next()
    {
        Line = nextLine;
        try
        {
            if (!reader.Read())
            {
                return false;
            }

            nextLine += 1 + LineBreaksInCells();
            return true;
        }
        catch (CsvRecordTooLargeException)
        {
            faults.Error(
                new(
                    File,
                    Line,
                    null,
                    null,
                    $"the line holds over {LongestRow} characters; expected a row of a table"
                )
            );
        }
        catch (CsvFormatException)
        {
            faults.Error(
                new(
                    File,
                    Line,
                    null,
                    null,
                    "a quoted cell is not closed, or goes on after its closing quote; the lines from here on were not read"
                )
            );
        }

        return false;
    }

    private int LineBreaksInCells()
    {
        var breaks = 0;
        for (var column = 0; column < reader.RowFieldCount; column++)
        {
            var cell = reader.GetFieldSpan(column);
            var at = cell.IndexOfAny('\r', '\n');
            while (at >= 0)
            {
                breaks++;
                var crLf = cell[at] == '\r' && at + 1 < cell.Length && cell[at + 1] == '\n';
                cell = cell[(at + (crLf ? 2 : 1))..];
                at = cell.IndexOfAny('\r', '\n');
            }
        }

        return breaks;
    }

    private bool IsBlank() => FindCell(cell => !cell.IsEmpty) < 0;

    private void SayExtraCells()
    {
        for (var column = Header.Width; column < reader.RowFieldCount; column++)
        {
            var cell = reader.GetFieldSpan(column).Trim();
            if (cell.Length > 0)
            {
                faults.Error(
                    new(
                        File,
                        Line,
                        null,
                        cell.ToString(),
                        $"a cell beyond the header's {Header.Width} columns; is a separator missing its quotes?"
                    )
                );
            }
        }
    }
}
