using Edict.Importing;
using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Gives out candidate numbers that begin with the year of birth; none twice.</summary>
internal sealed class CandidateNumbers(Dice dice)
{
    private readonly HashSet<string> given = [];

    public void Reserve(string scn) => given.Add(scn);

    public string Next(Stage stage)
    {
        while (true)
        {
            var born = 15 - (int)stage + (dice.Chance(0.17) ? 1 : 0);
            var eight = (born * 1_000_000) + dice.Below(1_000_000);
            if (Scn.CheckDigit(eight) is { } check && given.Add($"{eight:D8}{check}"))
            {
                return $"{eight:D8}{check}";
            }
        }
    }
}
