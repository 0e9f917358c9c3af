namespace Edict.Overview;

/// <summary>Numbers for things, from 0, each the same whenever it is asked for.</summary>
internal sealed class Numbers<T>
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = [];

    public int Of(T thing)
    {
        if (!numbers.TryGetValue(thing, out var number))
        {
            numbers[thing] = number = numbers.Count;
        }

        return number;
    }
}
