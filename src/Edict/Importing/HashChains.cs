namespace Edict.Importing;

/// <summary>
/// Numbers given in turn from 0, found again by a hash: whoever asks goes down the chain of those that share it and compares.
/// Not generic, so that it is compiled ahead with the program and a short run waits for nothing.
/// </summary>
internal sealed class HashChains
{
    private const int FirstCapacity = 256;

    // One more than the number, so that 0 ends a chain.
    private int[] heads = new int[FirstCapacity];
    private int[] next = new int[FirstCapacity];
    private int[] hashes = new int[FirstCapacity];

    public int Count { get; private set; }

    /// <summary>The latest number added whose hash may be this; -1 for none.</summary>
    public int First(uint hash) => heads[hash & (heads.Length - 1)] - 1;

    /// <summary>The number after one in its chain; -1 at its end.</summary>
    public int After(int number) => next[number] - 1;

    /// <returns>The number, which is that of those added before.</returns>
    public int Add(uint hash)
    {
        if (Count == next.Length)
        {
            Grow();
        }

        hashes[Count] = (int)hash;
        Link(Count);
        return Count++;
    }

    private void Link(int number)
    {
        ref var head = ref heads[hashes[number] & (heads.Length - 1)];
        next[number] = head;
        head = number + 1;
    }

    private void Grow()
    {
        Array.Resize(ref next, 2 * Count);
        Array.Resize(ref hashes, 2 * Count);
        heads = new int[2 * Count];
        for (var number = 0; number < Count; number++)
        {
            Link(number);
        }
    }
}
