namespace Edict.Demonstration;

/// <summary>Draws the working grades of a course over the cycles: most stay, some rise, fewer fall.</summary>
internal sealed class WorkingGrades(Dice dice)
{
    private const double NotYetGraded = 0.08;
    private const double Better = 0.1;
    private const double Worse = 0.026;
    private const double MuchWorse = 0.012;

    public int?[] Draw(SchoolSubject subject, string level, Disposition pupil) =>
        Curriculum.IsGraded(level) ? Bands(subject, pupil)
        : !Curriculum.IsUngraded(level) || Curriculum.LeavesUngradedBlank(subject.Faculty)
            ? new int?[pupil.Trouble.Count]
        : [.. pupil.Trouble.Select(OnTrack)];

    private int?[] Bands(SchoolSubject subject, Disposition pupil)
    {
        var trouble = pupil.Trouble;
        var grades = new int?[trouble.Count];
        var ability = 0.55 * pupil.Ability - 0.35 * trouble[0];
        var grade = Band(3.9 + 1.5 * subject.Tilt - 1.5 * ability + 0.9 * dice.Normal());
        for (var i = 0; i < grades.Length; i++)
        {
            grade = i == 0 ? grade : Next(grade, trouble[i] + subject.Tilt);
            grades[i] = dice.Chance(i == 0 ? NotYetGraded : NotYetGraded / 6) ? null : grade;
        }

        return grades;
    }

    private int Next(int grade, double trouble)
    {
        var pull = Math.Exp(0.8 * Math.Min(trouble, 2.2));
        var chance = dice.Uniform();
        return chance < MuchWorse * pull ? Band(grade + 2)
            : chance < (MuchWorse + Worse) * pull ? Band(grade + 1)
            : chance > 1 - Better ? Band(grade - 1)
            : grade;
    }

    private int? OnTrack(double trouble) => dice.Chance(0.06 + 0.12 * Math.Max(0, trouble)) ? 7 : 6;

    private static int Band(double grade) => Math.Clamp((int)Math.Round(grade), 1, 9);
}
