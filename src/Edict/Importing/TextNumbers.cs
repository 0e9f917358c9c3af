namespace Edict.Importing;

/// <summary>Texts met in some files, each with a number from 0 in the order of meeting.</summary>
internal sealed class TextNumbers
{
    private const int RecentCount = 1 << 11;

    private readonly HashChains chains = new();

    /// <summary>The latest text met of those that look alike: most rows name what rows just above named.</summary>
    private readonly int[] recent = new int[RecentCount];
    private string[] texts = new string[64];

    /// <param name="first">The text that has number 0.</param>
    public TextNumbers(string first) => Add(first);

    public int Count => chains.Count;

    public string this[int number] => texts[number];

    /// <summary>The number of a text; -1 where it was not met.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        ref var likely = ref recent[Look(text)];
        if (text.SequenceEqual(texts[likely]))
        {
            return likely;
        }

        for (var at = chains.First(Hash(text)); at >= 0; at = chains.After(at))
        {
            if (text.SequenceEqual(texts[at]))
            {
                return likely = at;
            }
        }

        return -1;
    }

    /// <summary>Adds a text that was not met.</summary>
    public int Add(string text)
    {
        var number = chains.Add(Hash(text));
        if (number == texts.Length)
        {
            Array.Resize(ref texts, 2 * number);
        }

        texts[number] = text;
        return number;
    }

    private static uint Hash(ReadOnlySpan<char> text) =>
        (uint)string.GetHashCode(text, StringComparison.Ordinal);

    private static int Look(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var look = text[0] + (31 * text[^1]) + (961 * text[text.Length / 2]) + text.Length;
        return (int)((uint)(look * 40503) >> 5) & (RecentCount - 1);
    }
}
