namespace Edict.Protocol;

/// <summary>A course of a pupil that was reported on in the cycle immediately before, as it stood then and stands now.</summary>
/// <param name="ReportsThen">Its reports in the cycle before, by their numbers there; at least one.</param>
/// <param name="ReportsNow">Its reports in this cycle; none where nothing was reported of it.</param>
/// <param name="Then">The worst marks of its reports then; 0 is a blank.</param>
/// <param name="Now">The worst of those of now; 0 where one of them is blank, or fewer report than then: nobody can tell.</param>
/// <param name="Gone">Why it was tracked then, where nothing of it is tracked now; else none.</param>
public sealed record CourseSince(
    IReadOnlyList<int> ReportsThen,
    IReadOnlyList<int> ReportsNow,
    Marks Then,
    Marks Now,
    Reasons Gone
)
{
    /// <summary>The ratings that were a 4 and are a 2 or better.</summary>
    public Reasons FromFour { get; } = GoodNews.FromFour(Then, Now);

    /// <summary>What is tracked no more though nobody says that it is better.</summary>
    public Reasons NotBetter { get; } = GoodNews.NotBetter(Gone, Then, Now);

    /// <summary>Whether there is anything to tell of the course, or to keep still about.</summary>
    public bool HasNews => (Gone | FromFour) != Reasons.None;
}

/// <summary>What can be told at home as good news of a pupil (P33).</summary>
public static class GoodNews
{
    private const byte SeriousRating = 4;
    private const byte GoodRating = 2;

    /// <summary>The reasons that are about a rating.</summary>
    public const Reasons OfRatings = Reasons.Effort | Reasons.Behaviour | Reasons.Homework;

    /// <summary>P33. "4 to 2": the ratings that were a 4 in the cycle before and are a 2 or a 1 in this one. A blank is no rating.</summary>
    public static Reasons FromFour(Marks then, Marks now) =>
        Those(
            OfRatings,
            rating => then.Of(rating) == SeriousRating && now.Of(rating) is > 0 and <= GoodRating
        );

    /// <summary>
    /// P33. Of some reasons that hold no more, those that do so though the mark is blank now, or no better than it was. A working
    /// grade that had slipped is better where it slips no further.
    /// </summary>
    public static Reasons NotBetter(Reasons gone, Marks then, Marks now) =>
        Those(gone, reason => !IsBetter(reason, then.Of(reason), now.Of(reason)));

    /// <summary>
    /// P33. "Resolved, eased": a lower level, or none, since all that was tracked in some course is better, and nothing that is
    /// tracked no more is unknown.
    /// </summary>
    public static bool OfConcern(Status status, IReadOnlyCollection<CourseSince> courses) =>
        status is Status.Resolved or Status.Eased
        && courses.Any(course => course.Gone != Reasons.None)
        && courses.All(course => course.NotBetter == Reasons.None);

    /// <summary>The courses of a pupil that were reported on in the cycle immediately before for the pupil's stage.</summary>
    /// <param name="before">That cycle.</param>
    public static IReadOnlyList<CourseSince> Courses(Evaluation before, Evaluation now, int pupil)
    {
        var today = ByCourse(now.Reports, pupil);
        return
        [
            .. ByCourse(before.Reports, pupil)
                .Select(then => Since(before, [.. then], now, [.. today[then.Key]])),
        ];
    }

    private static CourseSince Since(Evaluation before, int[] then, Evaluation now, int[] today) =>
        new(
            then,
            today,
            Together(before.Reports, then, Math.Max),
            today.Length < then.Length ? default : Together(now.Reports, today, WorseIfBoth),
            today.Any(now.IsTracked)
                ? Reasons.None
                : then.Aggregate(Reasons.None, (all, report) => all | before.ReasonsOf(report))
        );

    private static ILookup<(int Subject, int Level), int> ByCourse(
        ReportColumns reports,
        int pupil
    ) =>
        reports
            .Of(pupil)
            .ToArray()
            .ToLookup(report => (reports.Courses.Subject[report], reports.Courses.Level[report]));

    private static Marks Together(
        ReportColumns reports,
        int[] numbers,
        Func<byte, byte, byte> of
    ) =>
        numbers
            .Select(report => reports.Marks[report])
            .Aggregate(
                (one, other) =>
                    new(
                        of(one.Effort, other.Effort),
                        of(one.Behaviour, other.Behaviour),
                        of(one.Homework, other.Homework),
                        of(one.WorkingGrade, other.WorkingGrade)
                    )
            );

    /// <summary>The worse of two marks; 0 where one of them is blank.</summary>
    private static byte WorseIfBoth(byte one, byte other) =>
        one == 0 || other == 0 ? (byte)0 : Math.Max(one, other);

    private static bool IsBetter(Reasons reason, byte then, byte now) =>
        now != 0 && (now < then || (now == then && reason == Reasons.Deterioration));

    private static Reasons Those(Reasons among, Func<Reasons, bool> holds) =>
        among.Members().Where(holds).Aggregate(Reasons.None, (all, reason) => all | reason);
}
