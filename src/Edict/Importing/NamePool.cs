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

    public NamePool() => bySpan = spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of a spelling, given without outer white space.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        if (bySpan.TryGetValue(text, out var known))
        {
            return known;
        }

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

    /// <summary>The number of a spelling's name, which is that of its first spelling.</summary>
    public int NameOf(int spelling) => nameOf[spelling];

    public string TextOf(int spelling) => texts[spelling];

    /// <summary>The distinct names, each in its first spelling; blank is none.</summary>
    public IEnumerable<string> Names =>
        names.Values.Where(name => name != 0).Select(name => texts[name]);
}
