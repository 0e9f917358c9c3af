using System.Numerics;

namespace Edict.Overview;

/// <summary>Some rows of a list, a bit a row: what they have in common with other sets is counted without looking at a row.</summary>
public readonly struct RowSet
{
    private const int Bits = 64;
    private readonly ulong[] words;

    private RowSet(ulong[] words) => this.words = words;

    /// <summary>The rows for which something holds.</summary>
    public static RowSet Of(IReadOnlyList<PupilRow> rows, Func<PupilRow, bool> holds)
    {
        var words = new ulong[(rows.Count + Bits - 1) / Bits];
        for (var i = 0; i < rows.Count; i++)
        {
            if (holds(rows[i]))
            {
                words[i / Bits] |= 1UL << (i % Bits);
            }
        }

        return new(words);
    }

    /// <summary>How many rows are in every one of the sets.</summary>
    public static int CountOfAll(params ReadOnlySpan<RowSet> sets)
    {
        var count = 0;
        for (var i = 0; i < sets[0].words.Length; i++)
        {
            var word = sets[0].words[i];
            foreach (var set in sets[1..])
            {
                word &= set.words[i];
            }

            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public int Count => CountOfAll(this);

    public RowSet And(RowSet other)
    {
        var both = new ulong[words.Length];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = words[i] & other.words[i];
        }

        return new(both);
    }

    /// <summary>The rows of a list that are in the set, in their order.</summary>
    public IEnumerable<PupilRow> In(IReadOnlyList<PupilRow> rows) =>
        Places().Select(place => rows[place]);

    /// <summary>Where the rows of the set stand in their list.</summary>
    public IEnumerable<int> Places()
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1)
            {
                yield return (i * Bits) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
