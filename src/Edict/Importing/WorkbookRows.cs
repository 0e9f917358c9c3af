using System.IO.Compression;
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
    private readonly List<SheetRow> first = [];
    private SheetRow present = new(0);
    private bool restarted;
    private int line;

    private WorkbookRows(IExcelDataReader reader, LostCells lost, IReadOnlyList<string> unread) =>
        (this.reader, this.lost, Unread) = (reader, lost, unread);

    public override string Unit => NamedFile.Row;

    public override int Line => line;

    public override int Width => present.Width;

    public override IReadOnlyList<string> Unread { get; }

    public override string BeyondHeader => "take it out, or give its column a name";

    public override string ColumnAt(int column) => SheetColumn.Name(column);

    public override ReadOnlySpan<char> this[int column] => present.Texts[column];

    /// <exception cref="UnreadableException">There is no workbook in the file, none that can be read, or no sheet with anything in it.</exception>
    public static WorkbookRows Open(string path) =>
        Guarded(
            null,
            () =>
            {
                WorkbookSize.Check(path);
                using var zip = ZipFile.OpenRead(path);
                var sheets = SheetPart.In(zip);
                var holding = sheets.Where(sheet => sheet.HoldsSomething()).ToList();
                var chosen =
                    holding.Find(sheet => sheet.IsVisible)
                    ?? throw new UnreadableException(
                        "the workbook has no visible sheet with anything in it; expected a header and rows"
                    );
                var unread = holding
                    .Where(sheet => sheet != chosen)
                    .Select(sheet => sheet.IsVisible ? sheet.Name : $"{sheet.Name} (hidden)");
                var lost = LostCells.Of(chosen);
                return new WorkbookRows(ReaderOf(path, sheets.IndexOf(chosen)), lost, [.. unread]);
            }
        );

    public override bool MoveNext()
    {
        if (restarted && line < first.Count)
        {
            present = first[line++];
            return true;
        }

        return Guarded(line + 1, ReadRow);
    }

    public override void Restart() => (restarted, line) = (true, 0);

    public override bool IsDate(int column) => column < present.Width && present.Dates[column];

    public override IEnumerable<string> Merged() =>
        (reader.MergeCells ?? [])
            .Where(range => range.FromRow < line && range.ToRow >= line - 1)
            .Select(range =>
                $"{SheetColumn.Name(range.FromColumn)}{range.FromRow + 1}:{SheetColumn.Name(range.ToColumn)}{range.ToRow + 1}"
            );

    protected override void Dispose(bool disposing) => reader.Dispose();

    /// <summary>The library's reader before the first row of a sheet, given by its number from 0.</summary>
    private static IExcelDataReader ReaderOf(string path, int sheet)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        try
        {
            var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
            for (var skipped = 0; skipped < sheet; skipped++)
            {
                reader.NextResult();
            }

            return reader.RowCount <= MostRows && reader.FieldCount <= MostColumns
                ? reader
                : throw new UnreadableException(
                    $"the sheet {reader.Name} has over {MostRows} rows or {MostColumns} columns, more than Excel can write; is it damaged?"
                );
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private bool ReadRow()
    {
        if (!reader.Read())
        {
            return false;
        }

        line++;
        if (!restarted || present.Texts.Length < reader.FieldCount)
        {
            present = new(reader.FieldCount);
        }

        present.Width = 0;
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var value = reader.GetValue(column);
            present.Dates[column] = value is DateTime or TimeSpan;
            present.Texts[column] = value is null
                ? lost.TextAt(line, column)
                : CellText.Of(value, reader.GetNumberFormatString(column));
            present.Width = present.Texts[column].Length > 0 ? column + 1 : present.Width;
        }

        if (!restarted)
        {
            first.Add(present);
        }

        return true;
    }

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

    /// <summary>A row's texts, and which of its cells are days or times.</summary>
    private sealed class SheetRow(int columns)
    {
        public string[] Texts { get; } = new string[columns];

        public bool[] Dates { get; } = new bool[columns];

        /// <summary>Up to the last cell that holds something.</summary>
        public int Width { get; set; }
    }
}
