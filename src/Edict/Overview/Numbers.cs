namespace Edict.Overview;

/// <summary>Numbers for things, from 0, each the same whenever it is asked for.</summary>
/// <param name="first">Those that have the first numbers.</param>
internal sealed class Numbers<T>(params IReadOnlyList<T> first)
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = first
        .Index()
        .ToDictionary(row => row.Item, row => row.Index);

    public int Of(T thing)
    {
        if (!numbers.TryGetValue(thing, out var number))
        {
            numbers[thing] = number = numbers.Count;
        }

        return number;
    }
}
