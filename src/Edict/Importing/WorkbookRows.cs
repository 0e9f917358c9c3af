using System.Text;
using ExcelDataReader;

namespace Edict.Importing;

/// <summary>The rows of a workbook's first sheet that is visible and holds something.</summary>
public sealed class WorkbookRows : Rows
{
    private const int MostRows = 1 << 20;
    private const int MostColumns = 1 << 14;

    private readonly IExcelDataReader reader;
    private readonly LostCells lost;
    private readonly int sheet;
    private readonly string[] texts;
    private int line;
    private int width;

    private WorkbookRows(IExcelDataReader reader, string path, int sheet, List<string> unread)
    {
        (this.reader, this.sheet, Unread) = (reader, sheet, unread);
        Restart();
        texts = new string[reader.FieldCount];
        lost = LostCells.Of(path, reader.Name);
    }

    public override string Unit => NamedFile.Row;

    public override int Line => line;

    public override int Width => width;

    public override IReadOnlyList<string> Unread { get; }

    public override string BeyondHeader => "take it out, or give its column a name";

    public override ReadOnlySpan<char> this[int column] => texts[column];

    /// <exception cref="UnreadableException">There is no workbook in the file, none that can be read, or no sheet with anything in it.</exception>
    public static WorkbookRows Open(string path) =>
        Guarded(
            null,
            () =>
            {
                WorkbookSize.Check(path);
                Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
                var reader = ExcelReaderFactory.CreateOpenXmlReader(
                    new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
                );
                try
                {
                    var (sheet, unread) = Survey(reader);
                    return new WorkbookRows(reader, path, sheet, unread);
                }
                catch
                {
                    reader.Dispose();
                    throw;
                }
            }
        );

    public override bool MoveNext() =>
        Guarded(
            line + 1,
            () =>
            {
                if (!reader.Read())
                {
                    return false;
                }

                line++;
                width = 0;
                for (var column = 0; column < texts.Length; column++)
                {
                    texts[column] = TextAt(column);
                    width = texts[column].Length > 0 ? column + 1 : width;
                }

                return true;
            }
        );

    public override void Restart()
    {
        reader.Reset();
        for (var skipped = 0; skipped < sheet; skipped++)
        {
            reader.NextResult();
        }

        (line, width) = (0, 0);
    }

    public override bool IsDate(int column) => reader.GetValue(column) is DateTime or TimeSpan;

    public override IEnumerable<string> Merged() =>
        (reader.MergeCells ?? [])
            .Where(range => range.FromRow < line && range.ToRow >= line - 1)
            .Select(range =>
                $"{SheetColumn.Name(range.FromColumn)}{range.FromRow + 1}:{SheetColumn.Name(range.ToColumn)}{range.ToRow + 1}"
            );

    protected override void Dispose(bool disposing) => reader.Dispose();

    /// <summary>The first visible sheet that holds something, from 0, and the names of the others that do.</summary>
    private static (int Sheet, List<string> Unread) Survey(IExcelDataReader reader)
    {
        int? first = null;
        var unread = new List<string>();
        var sheet = 0;
        do
        {
            if (HoldsSomething(reader))
            {
                var isVisible = reader.VisibleState is null or "visible";
                if (isVisible && first is null)
                {
                    first = sheet;
                }
                else
                {
                    unread.Add(isVisible ? reader.Name : $"{reader.Name} (hidden)");
                }
            }

            sheet++;
        } while (reader.NextResult());

        return first is { } found
            ? (found, unread)
            : throw new UnreadableException(
                "the workbook has no visible sheet with anything in it; expected a header and rows"
            );
    }

    private static bool HoldsSomething(IExcelDataReader reader)
    {
        if (reader.RowCount > MostRows || reader.FieldCount > MostColumns)
        {
            throw new UnreadableException(
                $"the sheet {reader.Name} has over {MostRows} rows or {MostColumns} columns, more than Excel can write; is it damaged?"
            );
        }

        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.GetValue(column) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private string TextAt(int column) =>
        reader.GetValue(column) is { } value
            ? CellText.Of(value, reader.GetNumberFormatString(column))
            : lost.TextAt(line, column);

    /// <summary>The library throws whatever its own dependencies throw; each is one more way in which a file is no workbook.</summary>
    private static T Guarded<T>(int? line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault)
            when (fault
                    is not (
                        UnreadableException
                        or OutOfMemoryException
                        or FileNotFoundException
                        or DirectoryNotFoundException
                        or UnauthorizedAccessException
                    )
            )
        {
            throw new UnreadableException(
                line is null
                    ? "no workbook that can be read: damaged, cut short or another program's; expected one that Excel opens, so open it there and save a copy as .xlsx"
                    : "the workbook is damaged from here on; open it in Excel and save a copy as .xlsx",
                line
            );
        }
    }
}
