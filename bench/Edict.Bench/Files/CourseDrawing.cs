namespace Edict.Bench.Files;

/// <summary>A pupil's course of a made-up session, and what is said of it in the cycle at hand.</summary>
/// <param name="Subject">Subject and faculty, as cells.</param>
/// <param name="Class">Class and teacher, as cells.</param>
/// <param name="Level">Its place in <see cref="CourseDrawing.Levels"/>.</param>
/// <param name="Grade">1 to 9; 0 where none is given.</param>
internal readonly record struct MadeUpCourse(string Subject, string Class, int Level, int Grade);

/// <summary>The three ratings of a report; 0 is a blank.</summary>
internal readonly record struct MadeUpRatings(int Effort, int Behaviour, int Homework);

/// <summary>Makes up a pupil's courses, the ratings and grades, and how they go on in the second cycle.</summary>
internal sealed class CourseDrawing(Random random)
{
    private const int TeachersASubject = 5;

    private readonly Dictionary<(int School, int Stage, int Subject, int Set), string> classes = [];

    public static IReadOnlyList<string> Levels { get; } = ["L3", "L4", "N4", "N5", "H", "AH"];

    /// <summary>Each course of a pupil in the first cycle; no subject twice.</summary>
    public IEnumerable<MadeUpCourse> Draw(MadeUpPupil pupil)
    {
        var subjects = WordLists.Subjects.Count;
        var (subject, step) = (random.Next(subjects), 1 + random.Next(subjects - 1));
        for (var course = 0; course < pupil.CourseCount; course++)
        {
            subject = (subject + step) % subjects;
            var (name, faculty, _) = WordLists.Subjects[subject];
            yield return new(
                $"{name},{faculty}",
                Class(pupil, subject),
                pupil.IsSenior ? pupil.Stage - 2 + random.Next(2) : pupil.Stage / 3,
                pupil.IsSenior ? Math.Clamp(pupil.Grade + random.Next(-1, 2), 1, 9) : 0
            );
        }
    }

    /// <summary>The course in the second cycle: most grades stay, some fall, and a few pupils go down a level.</summary>
    public MadeUpCourse Later(in MadeUpCourse course)
    {
        var fall = random.NextDouble() switch
        {
            < 0.07 => 1,
            < 0.08 => 2,
            > 0.85 => -1,
            _ => 0,
        };
        var drops = course.Level > 2 && random.NextDouble() < 0.015;
        return course with
        {
            Level = drops ? course.Level - 1 : course.Level,
            Grade = course.Grade == 0 ? 0 : Math.Clamp(course.Grade + fall, 1, 9),
        };
    }

    public MadeUpRatings Rate(MadeUpPupil pupil)
    {
        var ratings = new MadeUpRatings(Good(), Good(), Good());
        if (random.NextDouble() >= (pupil.IsTroubled ? 0.29 : 0.025))
        {
            return ratings;
        }

        ratings = random.Next(3) switch
        {
            0 => ratings with { Effort = Poor() },
            1 => ratings with { Behaviour = Poor() },
            _ => ratings with { Homework = Poor() },
        };
        return random.NextDouble() < 0.3
            ? ratings with
            {
                Effort = Poor(),
                Homework = Poor(),
            }
            : ratings;
    }

    /// <summary>Whether a teacher leaves the grade blank this time.</summary>
    public bool LeavesUngraded() => random.NextDouble() < 0.04;

    private int Good() =>
        random.NextDouble() switch
        {
            < 0.02 => 0,
            < 0.55 => 1,
            _ => 2,
        };

    private int Poor() => random.NextDouble() < 0.8 ? 3 : 4;

    private string Class(MadeUpPupil pupil, int subject)
    {
        var key = (pupil.School, pupil.Stage, subject, random.Next(TeachersASubject));
        if (!classes.TryGetValue(key, out var cells))
        {
            var initial = (char)('A' + random.Next(26));
            var teacher = WordLists.Surnames[random.Next(30)];
            var code = WordLists.Subjects[subject].Code;
            classes[key] = cells = $"{pupil.Stage}{code}{1 + key.Item4},{initial} {teacher}";
        }

        return cells;
    }
}
