using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>What one reader can tell at home as good news of one pupil (P33).</summary>
/// <param name="Row">The pupil in the cycle, as the reader sees them.</param>
/// <param name="Lines">What is good, as one would say it on the telephone; empty where there is nothing to tell.</param>
/// <param name="Faculties">Those in which something is better.</param>
/// <param name="LedBefore">Who led in the cycle before; null for nobody, and for a reader who is not told.</param>
/// <param name="IsUnsure">Whether a concern is resolved or eased of which it is not known that it is better.</param>
public sealed record PupilNews(
    PupilRow Row,
    IReadOnlyList<string> Lines,
    IReadOnlyList<string> Faculties,
    LedBy? LedBefore,
    bool IsUnsure
)
{
    /// <summary>How the pupil stands now, in words for a file: nobody calls without knowing of a concern that is still there.</summary>
    public string ConcernNow =>
        Row.IsConcern ? $"level {Row.Level}, {Row.Standing.Word()}"
        : Row.Standing == Standing.NothingHere ? "not told to you"
        : IsUnsure ? "nothing tracked, and not all reported on again"
        : "no concern";

    /// <returns>Null where nothing is good and nothing unsure, as in a session's first cycle.</returns>
    internal static PupilNews? Of(ReaderSight reader, PupilRow row)
    {
        var now = reader.School.At(row.Cycle);
        return now.Evaluation.CycleBefore(row.Stage) is { } before
            ? new PupilSince(reader, row, reader.School.At(reader.School.Cycles[before]), now).News
            : null;
    }
}

/// <summary>One pupil's courses since the cycle before, as far as one reader sees them.</summary>
internal sealed class PupilSince
{
    private readonly ReaderSight reader;
    private readonly PupilRow row;
    private readonly EvaluatedCycle before;
    private readonly Ground grounds;
    private readonly bool isOfConcern;
    private readonly bool isUnsure;
    private readonly CourseSince[] courses;

    public PupilSince(ReaderSight reader, PupilRow row, EvaluatedCycle before, EvaluatedCycle now)
    {
        (this.reader, this.row, this.before) = (reader, row, before);
        grounds = reader.Sight.GroundsFor(row.InSight);
        var number = reader.School.NumberOf(row.Pupil.Id);
        var all = GoodNews.Courses(before.Evaluation, now.Evaluation, number);
        // A class teacher hears what came of their own 4, and no more.
        var isTold = grounds != Ground.Class && row.Standing is Standing.Resolved or Standing.Eased;
        isOfConcern = isTold && GoodNews.OfConcern(now.Evaluation.StatusOf(number), all);
        isUnsure = isTold && !isOfConcern;
        courses =
        [
            .. all.Where(course => course.HasNews)
                .Where(course =>
                    course.ReportsThen.All(report => Sees(before.ReportAt(report)))
                    && course.ReportsNow.All(report => Sees(now.ReportAt(report)))
                )
                // Whatever order the database gave them in.
                .OrderBy(Subject, StringComparer.OrdinalIgnoreCase)
                .ThenBy(
                    course => before.ReportAt(course.ReportsThen[0]).LevelKey,
                    StringComparer.Ordinal
                ),
        ];
    }

    public PupilNews? News =>
        Lines() is { Count: > 0 } lines
            ? new(
                row,
                lines,
                Faculties(courses.Where(course => isOfConcern || course.FromFour != Reasons.None)),
                LedBefore(),
                isUnsure
            )
        : isUnsure ? new(row, [], Faculties(courses), null, IsUnsure: true)
        : null;

    private List<string> Lines() =>
        [.. isOfConcern ? [OfConcern()] : Array.Empty<string>(), .. courses.SelectMany(FromFour)];

    private string OfConcern()
    {
        var words =
            row.Standing == Standing.Resolved
                ? "No concern any more"
                : $"From level {row.LevelBefore} to level {row.Level}";
        var since = courses.SelectMany(Gone).ToList();
        return since.Count > 0 ? $"{words}: {string.Join("; ", since)}"
            : courses.Any(course => course.Gone != Reasons.None) ? words
            : $"{words}, in courses that are not yours";
    }

    private IEnumerable<string> FromFour(CourseSince course) =>
        Alike(course, course.FromFour)
            .Select(ratings =>
                $"{Capital(Ratings(ratings))} in {Subject(course)}: from {ratings.Key.Then} to {ratings.Key.Now}"
            );

    /// <summary>What the concern rested on, but for what is told as a 4 that is one no more.</summary>
    private IEnumerable<string> Gone(CourseSince course)
    {
        var told = course.Gone & ~course.FromFour;
        var ratings = Alike(course, told & GoodNews.OfRatings)
            .Select(same =>
                same.Count() == 1
                    ? $"{Ratings(same)} in {Subject(course)} was {same.Key.Then}, is {same.Key.Now}"
                    : $"{Ratings(same)} in {Subject(course)} were {same.Key.Then}, are {same.Key.Now}"
            );
        return (told & ~GoodNews.OfRatings) == Reasons.None
            ? ratings
            : ratings.Append($"working grade in {Subject(course)} {WorkingGrade(course)}");
    }

    private static string WorkingGrade(CourseSince course) =>
        course.Then.WorkingGrade == course.Now.WorkingGrade
            ? $"slips no further than {course.Now.WorkingGrade}"
            : $"was {course.Then.WorkingGrade}, is {course.Now.WorkingGrade}";

    /// <summary>Some ratings of a course, those together that went from one value to one other.</summary>
    private static IEnumerable<IGrouping<(byte Then, byte Now), Reasons>> Alike(
        CourseSince course,
        Reasons ratings
    ) => ratings.Members().GroupBy(rating => (course.Then.Of(rating), course.Now.Of(rating)));

    private static string Ratings(IEnumerable<Reasons> ratings) =>
        TrackedCourse.Listed([.. ratings.Select(rating => rating.Word())]);

    private List<string> Faculties(IEnumerable<CourseSince> of) =>
        [
            .. of.Select(course => SubjectOf(course).Faculty)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>As the reader would be told in that cycle.</summary>
    private LedBy? LedBefore() =>
        before.RowOf(row.Pupil).SeenBy(reader.Sight, reader.School.PolicyNow.GroupsList)?.LedBy;

    private bool Sees(CourseReport report) =>
        reader.Sight.SeesCourse(grounds, reader.School.InSight(report));

    private string Subject(CourseSince course) => SubjectOf(course).Name;

    private SubjectInFaculty SubjectOf(CourseSince course) =>
        reader.School.Subjects[before.ReportAt(course.ReportsThen[0]).SubjectId];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
