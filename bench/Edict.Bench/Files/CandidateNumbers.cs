namespace Edict.Bench.Files;

/// <summary>Scottish Candidate Numbers with valid check digits: the year of birth, then numbers that jump about, none twice.</summary>
internal sealed class CandidateNumbers
{
    private const int NumbersAYear = 1_000_000;

    /// <summary>Shares no factor with <see cref="NumbersAYear"/>, so a year's numbers come round only after all were given.</summary>
    private const int Jump = 791_909;

    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    private readonly long[] given = new long[7];

    /// <param name="stage">1 to 6; the pupils of S1 were born in 2014.</param>
    public string Next(int stage)
    {
        while (true)
        {
            var eight = $"{15 - stage:D2}{++given[stage] * Jump % NumbersAYear:D6}";
            var sum = eight.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum();
            if (sum % 11 != 1)
            {
                return $"{eight}{(11 - (sum % 11)) % 11}";
            }
        }
    }
}
