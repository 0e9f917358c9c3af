namespace Edict.Demonstration;

/// <summary>Chance that falls the same way each time, with one stream for each matter: a change to one leaves the others as they were.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public double Uniform() => random.NextDouble();

    public int Below(int limit) => random.Next(limit);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>A standard normal number (Box and Muller).</summary>
    public double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble());

    public T Weighted<T>(IReadOnlyList<T> from, Func<T, double> weight)
    {
        var left = random.NextDouble() * from.Sum(weight);
        foreach (var item in from)
        {
            left -= weight(item);
            if (left < 0)
            {
                return item;
            }
        }

        return from[^1];
    }
}
