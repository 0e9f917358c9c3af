namespace Edict.Demonstration;

/// <summary>The data zones of Edinburgh and West Lothian, in one of which each pupil lives: most often in the school's own villages.</summary>
internal sealed class Neighbourhood(Dice dice)
{
    private const int FromElsewhere = 1;

    private static readonly (string Area, int Weight)[] OwnVillages =
    [
        ("Balerno and Bonnington Village", 30),
        ("Currie West", 18),
        ("Currie East", 15),
        ("Baberton and Juniper Green", 12),
        ("Ratho, Ingliston and Gogar", 12),
        ("Clovenstone and Wester Hailes", 8),
        ("Mid Calder and Kirknewton", 6),
    ];

    /// <summary>The decile of each zone, as often as the zone weighs.</summary>
    private static readonly IReadOnlyList<int> Deciles = Read();

    public int Decile() => dice.Pick(Deciles);

    private static List<int> Read()
    {
        using var stream = typeof(Neighbourhood).Assembly.GetManifestResourceStream(
            "Edict.Demonstration.edinburgh_lookup.csv"
        )!;
        using var reader = new StreamReader(stream);
        var deciles = new List<int>();
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            deciles.AddRange(Enumerable.Repeat(int.Parse(line.Split(',')[^2]), Weight(line)));
        }

        return deciles;
    }

    private static int Weight(string line)
    {
        var area = Array.Find(OwnVillages, v => line.Contains(v.Area, StringComparison.Ordinal));
        return area.Area is null ? FromElsewhere : area.Weight;
    }
}
