using System.Text;
using nietras.SeparatedValues;

namespace Edict.Importing;

/// <summary>A CSV file whose header is its first line, read by Sep.</summary>
public sealed class CleanTable : IDisposable
{
    private const int BufferSize = 1 << 16;

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly StreamReader text;
    private readonly SepReader reader;

    private CleanTable(string path, Encoding encoding, IReadOnlyList<Field> fields)
    {
        text = new(path, encoding, true, BufferSize);
        reader = Sep.New(SeparatorOf(path, encoding, fields))
            .Reader(options =>
                options with
                {
                    HasHeader = false,
                    DisableColCountCheck = true,
                    InitialBufferLength = 2 * BufferSize,
                }
            )
            .From(text);
    }

    public Header Header { get; private set; } = null!;

    public CleanRow Row => new(reader.Current);

    /// <summary>Opens a file up to and with its header; null where that is not as it should be.</summary>
    /// <exception cref="DecoderFallbackException">The file is not in this encoding.</exception>
    public static CleanTable? Open(
        string path,
        Encoding encoding,
        IReadOnlyList<Field> fields,
        Faults faults
    )
    {
        var table = new CleanTable(path, encoding, fields);
        if (table.ReadHeader(Path.GetFileName(path), fields, faults))
        {
            return table;
        }

        table.Dispose();
        return null;
    }

    public bool Read() => reader.MoveNext();

    public void Dispose()
    {
        reader.Dispose();
        text.Dispose();
    }

    /// <summary>The separator by which most cells of the first line name a field.</summary>
    private static char SeparatorOf(string path, Encoding encoding, IReadOnlyList<Field> fields)
    {
        using var text = new StreamReader(path, encoding, true, BufferSize);
        var start = new char[BufferSize];
        var length = text.ReadBlock(start);
        var end = start.AsSpan(0, length).IndexOfAny('\r', '\n');
        var line = new string(start, 0, end < 0 ? length : end);
        return Separators.MaxBy(separator =>
            Header.Recognised(line.Split(separator).Select(cell => cell.Trim().Trim('"')), fields)
        );
    }

    private bool ReadHeader(string file, IReadOnlyList<Field> fields, Faults faults)
    {
        if (!Read() || !Row.IsClean)
        {
            return false;
        }

        var cells = new string[Row.Width];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = Row[column].ToString();
        }

        Header = Header.Match(file, 1, cells, fields, faults);
        return !faults.AnyError;
    }
}
