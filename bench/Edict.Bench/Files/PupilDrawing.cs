namespace Edict.Bench.Files;

/// <summary>Makes up the pupils of a session one by one: school by school, and in a school stage by stage.</summary>
internal sealed class PupilDrawing(SessionSize size, Random random)
{
    private const int FirstSchool = 8_200_000;

    /// <summary>The share of a school's pupils in S1, in S1 and S2, and so on: fewer stay on for S5 and S6.</summary>
    private static readonly double[] SharesUpTo = [0.18, 0.36, 0.54, 0.72, 0.88];

    private readonly CandidateNumbers numbers = new();

    public MadeUpPupil Draw(int number)
    {
        var place = (double)number * size.Schools / size.Pupils;
        var school = (int)place;
        var stage = 1 + SharesUpTo.Count(share => place - school >= share);
        var surname = Pick(WordLists.Surnames);
        var forename = Pick(WordLists.Forenames);
        var registration = $"{stage}{(char)('A' + random.Next(6))}";
        var person =
            $"{numbers.Next(stage)},{surname},{forename},S{stage},{registration},{Pick(WordLists.Houses)}";
        return new(
            number,
            school,
            size.Schools == 1 ? person : $"{FirstSchool + (17 * school)},{person}",
            stage,
            random.NextDouble() < 0.2,
            Grade(random.NextDouble())
        );
    }

    /// <summary>What is recorded of the pupil: decile, attendance, four flags, pathway, each with a few blanks.</summary>
    public string DrawFacts() =>
        string.Join(
            ',',
            random.NextDouble() < 0.01 ? "" : $"{1 + random.Next(10)}",
            random.NextDouble() < 0.01 ? "" : $"{100 - (30 * Math.Pow(random.NextDouble(), 2)):F1}",
            Flag(0.02),
            Flag(0.03),
            Flag(0.04),
            Flag(0.05),
            random.NextDouble() < 0.7 ? "" : $"{1 + random.Next(4)}"
        );

    private static int Grade(double ability) =>
        1 + (int)(6.2 * ability * ability) + (ability > 0.97 ? 1 : 0);

    private string Flag(double chance) =>
        random.NextDouble() switch
        {
            var x when x < chance => "Y",
            > 0.95 => "",
            _ => "N",
        };

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
