namespace Edict.Demonstration;

/// <summary>Writes a pupil's reports in a course over the cycles of the stage.</summary>
internal sealed class ReportWriting(Dice dice)
{
    /// <summary>How many of the pupils who struggle in a Higher drop to National 5 in the session.</summary>
    private const double DropsALevel = 0.35;

    private readonly Ratings ratings = new(dice);
    private readonly WorkingGrades grades = new(dice);

    public IEnumerable<SchoolCourse> Course(
        Offer offer,
        string level,
        string name,
        Disposition pupil
    )
    {
        var subject = Curriculum.Subject(offer.Subject);
        var drawn = grades.Draw(subject, level, pupil);
        var marks = pupil.Trouble.Select((_, i) => Report(subject, pupil, i, drawn[i])).ToArray();
        return level == "H" && marks.Length > 1 && Drops(offer, marks)
            ? Dropped(offer, name, marks)
            : [new(offer.Subject, level, name, marks)];
    }

    private MarksGiven? Report(SchoolSubject subject, Disposition pupil, int cycle, int? grade)
    {
        var trouble = pupil.Trouble[cycle] + pupil.WithFaculty[subject.Faculty];
        var (effort, behaviour, homework) = ratings.Draw(subject, trouble);
        return new MarksGiven(effort, behaviour, homework, grade);
    }

    private bool Drops(Offer offer, MarksGiven?[] marks) =>
        marks[0]?.WorkingGrade >= 6 && offer.ClassesAt("N5").Any() && dice.Chance(DropsALevel);

    /// <summary>The lower level begins a cycle or two later, in a class of that level, with a grade a band better.</summary>
    private SchoolCourse[] Dropped(Offer offer, string name, MarksGiven?[] marks)
    {
        var from = 1 + dice.Below(marks.Length - 1);
        var lower = dice.Pick([.. offer.ClassesAt("N5")]);
        return
        [
            new(offer.Subject, "H", name, [.. marks.Select((m, i) => i < from ? m : null)]),
            new(
                offer.Subject,
                "N5",
                lower,
                [.. marks.Select((m, i) => i < from ? null : Easier(m))]
            ),
        ];
    }

    private static MarksGiven? Easier(MarksGiven? marks) =>
        marks is { WorkingGrade: { } grade } report
            ? report with
            {
                WorkingGrade = grade - 1,
            }
            : marks;
}
