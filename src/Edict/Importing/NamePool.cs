namespace Edict.Importing;

/// <summary>
/// The names met in some files. Each spelling has a number, and so has each name: spellings that differ only in case are
/// one name. Number 0 is a blank.
/// </summary>
public sealed class NamePool
{
    private readonly Dictionary<string, int> spellings = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<string> texts = [""];
    private readonly List<int> nameOf = [0];

    /// <summary>The latest spelling met of those that look alike: most rows name what rows just above named.</summary>
    private readonly int[] recent = new int[256];

    public NamePool() => bySpan = spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>One more than the largest number given.</summary>
    public int Count => texts.Count;

    /// <summary>The number of a spelling, given without outer white space.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        ref var likely = ref recent[Look(text)];
        if (!text.SequenceEqual(texts[likely]))
        {
            likely = bySpan.TryGetValue(text, out var known) ? known : AddNew(text);
        }

        return likely;
    }

    /// <summary>The number of a spelling's name, which is that of its first spelling.</summary>
    public int NameOf(int spelling) => nameOf[spelling];

    /// <summary>The names of a column of spellings: the column itself where each name has one spelling.</summary>
    public int[] NamesOf(int[] column) =>
        spellings.Count == names.Count ? column : Array.ConvertAll(column, NameOf);

    public string TextOf(int spelling) => texts[spelling];

    /// <summary>Takes in the spellings of another pool; the number here of each of its numbers.</summary>
    public int[] Take(NamePool other) => [.. other.texts.Select(text => Add(text))];

    private static int Look(ReadOnlySpan<char> text) =>
        (text[0] + (3 * text[text.Length / 2]) + (17 * text[^1]) + (29 * text.Length)) & 255;

    private int AddNew(ReadOnlySpan<char> text)
    {
        var spelling = texts.Count;
        var written = text.ToString();
        var folded = written.ToLowerInvariant();
        if (!names.TryGetValue(folded, out var name))
        {
            names[folded] = name = spelling;
        }

        spellings[written] = spelling;
        texts.Add(written);
        nameOf.Add(name);
        return spelling;
    }

    /// <summary>The distinct names, each in its first spelling; blank is none.</summary>
    public IEnumerable<string> Names =>
        names.Values.Where(name => name != 0).Select(name => texts[name]);
}
