using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Edict.Importing;

/// <summary>
/// A CSV file in which the first line names the columns and every row is one line. What is more than that, such as a cell
/// with a line break, is for the careful reading.
/// </summary>
public sealed class CleanTable : IDisposable
{
    /// <summary>The name of a switch that sends every file to the careful reading, to hold the two against each other.</summary>
    public const string ReadWithCare = "Edict.ReadWithCare";

    /// <summary>What may wrap a cell, be left by a spreadsheet in place of a value, or be no text at all.</summary>
    private const string Marks = "\"=#\0";

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly Stream file;
    private readonly CleanLines lines;
    private char separator;

    /// <summary>Where each cell ends in the line, from 1 on: the first starts after -1.</summary>
    private int[] bounds = [-1, .. new int[31]];
    private bool hasQuotes;

    private CleanTable(Stream file, Encoding encoding)
    {
        this.file = file;
        lines = new(file, encoding);
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length => file.Length;

    public Header Header { get; private set; } = null!;

    /// <summary>The line of the present row, from 1.</summary>
    public int Line => lines.Number;

    /// <summary>The number of cells of the present row.</summary>
    public int Width { get; private set; }

    /// <summary>Whether every row so far could be taken apart: if not, there is no next one.</summary>
    public bool IsClean { get; private set; } = true;

    /// <summary>The present row's cell without its quotes and outer white space; empty for column -1 and where the line ends before it.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)column >= (uint)Width)
            {
                return [];
            }

            var from = bounds[column] + 1;
            var cell = lines.Part(from, bounds[column + 1] - from);
            return IsBare(cell) ? cell : Bare(cell);
        }
    }

    /// <summary>The present row's text from one column to another as it stands; empty where the line ends before.</summary>
    public ReadOnlySpan<char> Between(int first, int last) =>
        last < Width ? lines.Part(bounds[first] + 1, bounds[last + 1] - bounds[first] - 1) : [];

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
        if (AppContext.TryGetSwitch(ReadWithCare, out var withCare) && withCare)
        {
            return null;
        }

        try
        {
            // A pipe has no length, and would wait for its writer; a link to the shell's leads to no file, which is a fault.
            return FileContent.IsNamedAsWorkbook(path) || FileContent.Behind(path).Length == 0
                    ? null
                : TryReadAs(TextFile.Utf8, out var inUtf8) ? inUtf8
                : TryReadAs(TextFile.Windows1252, out var inWindows1252) ? inWindows1252
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        bool TryReadAs(Encoding encoding, out FileRead<T>? result)
        {
            try
            {
                var file = new FileStream(
                    path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite,
                    bufferSize: 0
                );
                result = Read(file, encoding, Path.GetFileName(path), blankSchool, fields, read);
                return true;
            }
            catch (DecoderFallbackException)
            {
                result = null;
                return false;
            }
        }
    }

    /// <summary>Reads a file, and closes it; null where it needs the careful reading.</summary>
    /// <param name="read">Reads the rows; null where they are not as they should be.</param>
    /// <exception cref="DecoderFallbackException">The text is not in this encoding.</exception>
    public static FileRead<T>? Read<T>(
        Stream file,
        Encoding encoding,
        NamedFile name,
        string blankSchool,
        FieldNames fields,
        Func<CleanTable, Names, Faults, T?> read
    )
        where T : class
    {
        var (names, faults) = (new Names(blankSchool), new Faults());
        using var table = new CleanTable(file, encoding);
        return table.ReadHeader(name, fields, faults) && read(table, names, faults) is { } rows
            ? new(rows, names, faults)
            : null;
    }

    /// <summary>Moves to the next row that holds a value; false at the end and where the file is not clean.</summary>
    public bool Read()
    {
        while (IsClean && lines.MoveNext())
        {
            IsClean = TakeApart() && !HasLongText();
            if (IsClean && !IsBlank())
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        lines.Dispose();
        file.Dispose();
    }

    private bool ReadHeader(NamedFile name, FieldNames fields, Faults faults)
    {
        if (!lines.MoveNext())
        {
            return false;
        }

        separator = SeparatorOf(lines.Line.ToString(), fields);
        if (!TakeApart())
        {
            return false;
        }

        var cells = new string[Width];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = this[column].ToString();
        }

        Header = Header.Match(name, Line, cells, fields, faults);
        return !faults.AnyError
            && Header is { Nameless: [], Named: var named }
            && named == Header.Width;
    }

    /// <summary>The separator by which most cells of the line name a field.</summary>
    private static char SeparatorOf(string line, FieldNames fields)
    {
        var (best, most) = (Separators[0], 0);
        foreach (var separator in Separators)
        {
            var cells = line.Split(separator);
            for (var cell = 0; cell < cells.Length; cell++)
            {
                cells[cell] = cells[cell].Trim().Trim('"');
            }

            var named = Header.Recognised(cells, fields);
            (best, most) = named > most ? (separator, named) : (best, most);
        }

        return best;
    }

    private bool HasLongText()
    {
        if (lines.Line.Length > Cells.LongestText)
        {
            foreach (var field in Cells.Texts)
            {
                if (this[Header.ColumnOf(field)].Length > Cells.LongestText)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsBlank()
    {
        for (var column = 0; column < Width; column++)
        {
            if (!this[column].IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeApart()
    {
        var line = lines.Line;
        hasQuotes = false;
        if (line.ContainsAny(Marks))
        {
            return TakeApartWithCare(line);
        }

        Width = 0;
        var letters = MemoryMarshal.Cast<char, ushort>(line);
        ref var first = ref MemoryMarshal.GetReference(letters);
        var separators = Vector128.Create((ushort)separator);
        var at = 0;
        for (; at + Vector128<ushort>.Count <= letters.Length; at += Vector128<ushort>.Count)
        {
            var found = Vector128.Equals(Vector128.LoadUnsafe(ref first, (nuint)at), separators);
            AddBounds(at, found.ExtractMostSignificantBits());
        }

        for (; at < letters.Length; at++)
        {
            AddBounds(at, letters[at] == separator ? 1u : 0);
        }

        AddBounds(line.Length, 1);
        return true;
    }

    /// <summary>Adds the end of a cell for each bit: the lowest stands for the character at the place given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddBounds(int at, uint bits)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            if (++Width == bounds.Length)
            {
                Array.Resize(ref bounds, 2 * Width);
            }

            bounds[Width] = at + BitOperations.TrailingZeroCount(bits);
        }
    }

    private bool TakeApartWithCare(ReadOnlySpan<char> line)
    {
        hasQuotes = line.Contains('"');
        Width = 0;
        for (var from = 0; from <= line.Length; from = bounds[Width] + 1)
        {
            var rest = line[from..];
            var end = rest is ['"', ..] ? EndOfQuoted(rest) : rest.IndexOf(separator);
            AddBounds(end < 0 ? line.Length : from + end, 1);
            var cell = this[Width - 1];
            if (cell.ContainsAny('"', '\0') || cell is ['=' or '#', ..])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The end of a cell in quotes; -1 where it is the line's.</summary>
    private int EndOfQuoted(ReadOnlySpan<char> rest)
    {
        var quote = rest[1..].IndexOf('"') + 1;
        var end = rest[quote..].IndexOf(separator);
        return end < 0 ? -1 : quote + end;
    }

    /// <summary>Whether a cell is surely without quotes and outer white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBare(ReadOnlySpan<char> cell) =>
        cell is [] or [> '"' and <= '~'] or [> '"' and <= '~', .., > '"' and <= '~'];

    private ReadOnlySpan<char> Bare(ReadOnlySpan<char> cell) =>
        (hasQuotes && cell is ['"', .., '"'] ? cell[1..^1] : cell).Trim();
}
