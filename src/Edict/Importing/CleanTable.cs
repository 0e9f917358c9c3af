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

    private CleanTable(string path, Encoding encoding, FieldNames fields)
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

    /// <summary>The file's length in bytes.</summary>
    public long Length => text.BaseStream.Length;

    public Header Header { get; private set; } = null!;

    public CleanRow Row => new(reader.Current);

    /// <summary>Reads a file as UTF-8, or as Windows-1252 where it is none; null where it needs the careful reading.</summary>
    /// <param name="blankSchool">The school that a blank means; empty where a blank is a school of its own.</param>
    /// <param name="read">Reads the rows; null where they are not as they should be.</param>
    public static FileRead<T>? TryRead<T>(
        string path,
        string blankSchool,
        FieldNames fields,
        Func<CleanTable, Names, Faults, T?> read
    )
        where T : class
    {
        try
        {
            // A pipe has no length, and would wait for its writer.
            return new FileInfo(path).Length == 0 ? null
                : TryReadAs(TextFile.Utf8, out var inUtf8) ? inUtf8
                : TryReadAs(TextFile.Windows1252, out var inWindows1252) ? inWindows1252
                : null;
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }

        bool TryReadAs(Encoding encoding, out FileRead<T>? result)
        {
            var (names, faults) = (new Names(blankSchool), new Faults());
            try
            {
                using var table = new CleanTable(path, encoding, fields);
                result =
                    table.ReadHeader(Path.GetFileName(path), fields, faults)
                    && read(table, names, faults) is { } file
                        ? new(file, names, faults)
                        : null;
                return true;
            }
            catch (DecoderFallbackException)
            {
                result = null;
                return false;
            }
        }
    }

    public bool Read() => reader.MoveNext();

    public void Dispose()
    {
        reader.Dispose();
        text.Dispose();
    }

    /// <summary>The separator by which most cells of the first line name a field.</summary>
    private static char SeparatorOf(string path, Encoding encoding, FieldNames fields)
    {
        using var text = new StreamReader(path, encoding, true, BufferSize);
        var start = new char[BufferSize];
        var length = text.ReadBlock(start);
        var end = start.AsSpan(0, length).IndexOfAny('\r', '\n');
        var line = new string(start, 0, end < 0 ? length : end);
        var (best, most) = (Separators[0], 0);
        foreach (var separator in Separators)
        {
            var cells = line.Split(separator).Select(cell => cell.Trim().Trim('"'));
            var named = Header.Recognised(cells, fields);
            (best, most) = named > most ? (separator, named) : (best, most);
        }

        return best;
    }

    private bool ReadHeader(NamedFile file, FieldNames fields, Faults faults)
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
