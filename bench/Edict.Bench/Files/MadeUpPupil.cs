namespace Edict.Bench.Files;

/// <summary>A pupil of a made-up session.</summary>
/// <param name="Number">From 0, in the order of the files.</param>
/// <param name="Person">The cells that all rows of the pupil begin with, in every file.</param>
/// <param name="Stage">1 to 6.</param>
/// <param name="IsTroubled">One of the few whom many a teacher rates 3 or 4.</param>
/// <param name="Grade">The working grade they mostly get, 1 to 9.</param>
internal sealed record MadeUpPupil(
    int Number,
    int School,
    string Person,
    int Stage,
    bool IsTroubled,
    int Grade
)
{
    /// <summary>Nine, and ten for nine pupils in a hundred, who make up for the one that is not there.</summary>
    public int CourseCount => Number % 100 < 9 ? 10 : 9;

    public bool IsSenior => Stage >= 4;

    /// <summary>One pupil in a hundred comes after the first cycle, and another leaves before the second.</summary>
    public bool IsIn(Cycle cycle) => Number % 100 != (cycle == Cycle.Earlier ? 37 : 73);
}

/// <summary>The two cycles of a made-up session.</summary>
internal enum Cycle
{
    Earlier,
    Current,
}
