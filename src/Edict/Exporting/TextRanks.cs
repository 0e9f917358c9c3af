using Edict.Importing;

namespace Edict.Exporting;

/// <summary>The place of each spelling of a pool in the order of code points: sorting compares numbers.</summary>
internal sealed class TextRanks
{
    private readonly int[] ranks;

    public TextRanks(NamePool pool)
    {
        ranks = new int[pool.Count];
        var texts = new List<string>(pool.Count);
        for (var spelling = 0; spelling < pool.Count; spelling++)
        {
            texts.Add(pool.TextOf(spelling));
        }

        texts.Sort(CodePointOrder.Instance);
        for (var rank = 0; rank < texts.Count; rank++)
        {
            ranks[pool.Add(texts[rank])] = rank;
        }
    }

    public int Of(int spelling) => ranks[spelling];
}
