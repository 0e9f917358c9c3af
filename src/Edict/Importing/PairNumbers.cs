namespace Edict.Importing;

/// <summary>Pairs of numbers met in some files, each with a number from 0, such as an SCN in a school.</summary>
internal sealed class PairNumbers
{
    private readonly HashChains chains = new();
    private int[] firsts = new int[256];
    private int[] seconds = new int[256];
    private int latest;

    public int Count => chains.Count;

    public int FirstOf(int pair) => firsts[pair];

    public int SecondOf(int pair) => seconds[pair];

    /// <summary>The pair's number. Rows mostly go on with the pair above, and files with the one that came next before.</summary>
    public int Of(int first, int second)
    {
        if (!Is(latest, first, second))
        {
            latest = Is(latest + 1, first, second) ? latest + 1 : Find(first, second);
        }

        return latest;
    }

    private bool Is(int pair, int first, int second) =>
        pair < Count && seconds[pair] == second && firsts[pair] == first;

    private int Find(int first, int second)
    {
        var hash = ((uint)second * 2654435769) ^ ((uint)first * 40503);
        hash ^= hash >> 15;
        for (var pair = chains.First(hash); pair >= 0; pair = chains.After(pair))
        {
            if (Is(pair, first, second))
            {
                return pair;
            }
        }

        return Add(first, second, hash);
    }

    private int Add(int first, int second, uint hash)
    {
        var pair = chains.Add(hash);
        if (pair == seconds.Length)
        {
            Array.Resize(ref firsts, 2 * pair);
            Array.Resize(ref seconds, 2 * pair);
        }

        (firsts[pair], seconds[pair]) = (first, second);
        return pair;
    }
}
