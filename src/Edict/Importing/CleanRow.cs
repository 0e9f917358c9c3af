using nietras.SeparatedValues;

namespace Edict.Importing;

/// <summary>A row as it stands in the text, whose cells are bare or wrapped whole in one pair of quotes.</summary>
public readonly ref struct CleanRow
{
    private const int Longest = 1 << 20;

    /// <summary>With these begins what a spreadsheet leaves instead of a value, and a NUL is no text.</summary>
    private const string MayBeTraps = "=#\0";

    private readonly SepReader.Row row;
    private readonly bool hasQuotes;

    public CleanRow(SepReader.Row row)
    {
        this.row = row;
        hasQuotes = row.Span.Contains('"');
        IsClean =
            row.Span.Length <= Longest
            && !row.Span.ContainsAny(MayBeTraps)
            && (!hasQuotes || EveryQuoteWraps());
    }

    /// <summary>Whether its cells can be read; if not, nothing else of it may be asked.</summary>
    public bool IsClean { get; }

    public int Width => row.ColCount;

    public int Line => row.LineNumberFrom;

    /// <summary>A cell without its quotes and outer white space; empty for column -1 and where the line ends before it.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)row.ColCount)
            {
                return [];
            }

            var cell = row[column].Span;
            return (hasQuotes && cell is ['"', .., '"'] ? cell[1..^1] : cell).Trim();
        }
    }

    public bool IsBlank()
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

    private bool EveryQuoteWraps()
    {
        for (var column = 0; column < Width; column++)
        {
            var cell = row[column].Span;
            var inside = cell is ['"', .., '"'] ? cell[1..^1] : cell;
            if (inside.Contains('"'))
            {
                return false;
            }
        }

        return true;
    }
}
