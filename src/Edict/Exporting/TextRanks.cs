using Edict.Importing;

namespace Edict.Exporting;

/// <summary>The texts of a pool as CSV fields, and their order by code point: sorting compares numbers.</summary>
internal sealed class TextRanks
{
    private readonly int[] ranks;
    private readonly string[] fields;

    public TextRanks(NamePool pool)
    {
        ranks = new int[pool.Count];
        fields = new string[pool.Count];
        var texts = new List<string>(pool.Count);
        for (var spelling = 0; spelling < pool.Count; spelling++)
        {
            fields[spelling] = CsvText.Quoted(pool.TextOf(spelling));
            texts.Add(pool.TextOf(spelling));
        }

        // By a comparison: for a comparer the library makes a sorter by reflection.
        texts.Sort(CodePointOrder.Instance.Compare);
        for (var rank = 0; rank < texts.Count; rank++)
        {
            ranks[pool.Add(texts[rank])] = rank;
        }
    }

    public int RankOf(int spelling) => ranks[spelling];

    public string FieldOf(int spelling) => fields[spelling];
}
