using System.Text;

namespace Edict.Tests.Mutated;

/// <summary>
/// A second reader of files, from the specification's sentences alone, that may decline to answer: what it calls faulty must
/// be refused, and what it calls fine must be read.
/// </summary>
internal static class NaiveReader
{
    private const int LongestRow = 100_000;
    private const int RowsToSearch = 25;
    private const int EnoughForAHeader = 3;

    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly byte[][] Utf16Marks =
    [
        [0xFF, 0xFE],
        [0xFE, 0xFF],
    ];

    /// <param name="besides">The rows of the file that is read with it.</param>
    public static Verdict Of(byte[] bytes, FileKind kind, Sheet besides)
    {
        if (Decoded(bytes) is not { } text)
        {
            return Verdict.CannotSay;
        }

        var readings = Separators.Select(separator => PlainCsv.Read(text, separator)).ToList();
        var found = readings
            .Select(reading => Found(reading.Rows, kind))
            .Select((header, reading) => (header.Row, header.Count, Reading: readings[reading]))
            .OrderByDescending(header => header.Count)
            .ToList();
        return found[0].Count == 0 ? FormOfNoTable(readings)
            : found[0].Count == found[1].Count ? Verdict.CannotSay
            : found[0].Reading.Form != Verdict.Fine && found[0].Count >= EnoughForAHeader
                ? (HasSeveralHeaders(text, kind) ? Verdict.CannotSay : found[0].Reading.Form)
            : OfRows(found[0].Reading.Rows, kind, besides);
    }

    public static Verdict OfRows(IReadOnlyList<string[]> rows, FileKind kind, Sheet besides)
    {
        var (row, count) = Found(rows, kind);
        if (count == 0)
        {
            return Verdict.Faulty;
        }

        var above = rows.Take(row).Where(cells => cells.Any(IsGiven)).ToList();
        return
            count < EnoughForAHeader
            || above.Count > 1
            || above.Exists(cells => cells.Count(IsGiven) > 1)
            || rows.Any(cells => cells.Sum(cell => cell.Length) > LongestRow)
            ? Verdict.CannotSay
            : new NaiveTable(kind, rows[row], rows.Skip(row + 1), besides).Verdict;
    }

    /// <summary>Nothing names a column: no table, unless the text is no CSV before a header might have come.</summary>
    private static Verdict FormOfNoTable(
        IEnumerable<(IReadOnlyList<string[]> Rows, Verdict Form)> readings
    ) => readings.All(reading => reading.Form == Verdict.Fine) ? Verdict.Faulty : Verdict.CannotSay;

    /// <summary>Whether more than one line looks like a header, by some separator and without regard to quotes.</summary>
    private static bool HasSeveralHeaders(string text, FileKind kind) =>
        text.Split('\r', '\n')
            .Where(line =>
                Separators.Any(separator => Named(line.Split(separator), kind) >= EnoughForAHeader)
            )
            .Skip(1)
            .Any();

    private static int Named(string[] cells, FileKind kind) =>
        cells.Count(cell =>
            NaiveColumns.FieldOf(kind, cell) is not null && !NaiveColumns.IsOdd(cell.Trim())
        );

    /// <summary>The first of the rows with the most cells that name a column.</summary>
    private static (int Row, int Count) Found(IReadOnlyList<string[]> rows, FileKind kind)
    {
        var counts = rows.Take(RowsToSearch).Select(row => Named(row, kind)).ToList();
        return counts.Count == 0 ? (0, 0) : (counts.IndexOf(counts.Max()), counts.Max());
    }

    private static bool IsGiven(string cell) => cell.Trim().Length > 0;

    /// <summary>UTF-8, else Windows-1252; null where a mark says otherwise than the bytes do.</summary>
    private static string? Decoded(byte[] bytes)
    {
        if (Utf16Marks.Any(mark => bytes.AsSpan().StartsWith(mark)))
        {
            return null;
        }

        var hasMark = bytes.AsSpan().StartsWith("\uFEFF"u8);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
                bytes.AsSpan(hasMark ? 3 : 0)
            );
        }
        catch (DecoderFallbackException)
        {
            return hasMark
                ? null
                : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
