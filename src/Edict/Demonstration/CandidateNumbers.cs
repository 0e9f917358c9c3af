using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Gives out candidate numbers that begin with the year of birth; none twice.</summary>
internal sealed class CandidateNumbers(Dice dice)
{
    private readonly HashSet<string> _given = [];

    public void Reserve(string scn) => _given.Add(scn);

    public string Next(Stage stage)
    {
        while (true)
        {
            var born = 15 - (int)stage + (dice.Chance(0.17) ? 1 : 0);
            var eight = $"{born:00}{dice.Below(1_000_000):000000}";
            if (Scn.CheckDigit(eight) is { } check && _given.Add(eight + check))
            {
                return eight + check;
            }
        }
    }
}
