namespace Edict.Importing;

/// <summary>
/// The names met in some files. Each spelling has a number, and so has each name: spellings that differ only in case are
/// one name. Number 0 is a blank.
/// </summary>
public sealed class NamePool
{
    private readonly TextNumbers spellings = new("");
    private readonly TextNumbers names = new("");
    private int[] firstSpelling = new int[64];
    private int[] nameOf = new int[64];

    /// <summary>One more than the largest number given.</summary>
    public int Count => spellings.Count;

    /// <summary>The distinct names, each in its first spelling; blank is none.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            for (var name = 1; name < names.Count; name++)
            {
                yield return spellings[firstSpelling[name]];
            }
        }
    }

    /// <summary>The number of a spelling, given without outer white space.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        var known = spellings.Find(text);
        return known >= 0 ? known : AddNew(text.ToString());
    }

    /// <summary>The number of a spelling's name, which is that of its first spelling.</summary>
    public int NameOf(int spelling) => nameOf[spelling];

    /// <summary>The names of a column of spellings: the column itself where each name has one spelling.</summary>
    public int[] NamesOf(int[] column) =>
        spellings.Count == names.Count ? column : Array.ConvertAll(column, NameOf);

    public string TextOf(int spelling) => spellings[spelling];

    /// <summary>Takes in the spellings of another pool; the number here of each of its numbers.</summary>
    public int[] Take(NamePool other)
    {
        var numbers = new int[other.Count];
        for (var spelling = 0; spelling < numbers.Length; spelling++)
        {
            numbers[spelling] = Add(other.TextOf(spelling));
        }

        return numbers;
    }

    private int AddNew(string text)
    {
        var spelling = spellings.Add(text);
        var folded = text.ToLowerInvariant();
        var name = names.Find(folded);
        if (name < 0)
        {
            name = names.Add(folded);
            Set(ref firstSpelling, name, spelling);
        }

        Set(ref nameOf, spelling, firstSpelling[name]);
        return spelling;
    }

    private static void Set(ref int[] numbers, int at, int number)
    {
        if (at >= numbers.Length)
        {
            Array.Resize(ref numbers, 2 * at);
        }

        numbers[at] = number;
    }
}
