using Sylvan.Data.Csv;

namespace Edict.Importing;

/// <summary>The rows of a CSV file, read with one separator.</summary>
public sealed class CsvRows : Rows
{
    private const int LongestRow = 1 << 20;

    /// <summary>CSV has no comments: a line that begins with # is a row. No text has a half of a pair at a line's start.</summary>
    private const char NoComment = '\uDFFF';

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly TextFile text;
    private readonly char separator;
    private CsvDataReader? reader;
    private int line;
    private int nextLine = 1;

    private CsvRows(TextFile text, char separator) =>
        (this.text, this.separator) = (text, separator);

    public override string Unit => NamedFile.Line;

    public override int Line => line;

    public override int Width => reader!.RowFieldCount;

    public override string BeyondHeader => "is a separator missing its quotes?";

    public override ReadOnlySpan<char> this[int column] => reader!.GetFieldSpan(column);

    /// <summary>A text's rows by each separator that may be its own.</summary>
    public static IEnumerable<CsvRows> BySeparator(TextFile text) =>
        Separators.Select(separator => new CsvRows(text, separator));

    public override bool MoveNext()
    {
        line = nextLine;
        try
        {
            if (!(reader ??= Reader()).Read())
            {
                return false;
            }

            nextLine += 1 + LineBreaksInCells();
            return true;
        }
        catch (CsvRecordTooLargeException)
        {
            throw new UnreadableException(
                $"the line holds over {LongestRow} characters; expected a row of a table",
                line
            );
        }
        catch (CsvFormatException)
        {
            throw new UnreadableException(
                "a quoted cell is not closed, or goes on after its closing quote; the lines from here on were not read",
                line
            );
        }
    }

    public override void Restart()
    {
        reader?.Dispose();
        (reader, nextLine) = (null, 1);
    }

    protected override void Dispose(bool disposing) => reader?.Dispose();

    /// <summary>Takes in the first row at once, so it may throw what <see cref="MoveNext"/> catches.</summary>
    private CsvDataReader Reader() =>
        CsvDataReader.Create(
            text.Open(),
            new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = separator,
                Comment = NoComment,
                BufferSize = 1 << 16,
                MaxBufferSize = LongestRow,
            }
        );

    private int LineBreaksInCells()
    {
        var breaks = 0;
        for (var column = 0; column < Width; column++)
        {
            var cell = this[column];
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
}
