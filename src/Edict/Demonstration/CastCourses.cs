using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Writes down the courses of the cast.</summary>
internal static class CastCourses
{
    private const int BroadCycles = 2;

    /// <summary>What a member of the cast in the broad general education takes in S3.</summary>
    private static readonly string[] TakenInS3 =
    [
        "English",
        "Mathematics",
        "Physical Education",
        "Biology",
        "Chemistry",
        "Geography",
        "History",
        "French",
        "Art & Design",
        "Computing Science",
        "Home Economics",
    ];

    /// <param name="marks">The report of each cycle, as <see cref="MarksGiven.Of"/> reads it; empty where there is none.</param>
    public static SchoolCourse Course(
        string subject,
        string level,
        string name,
        params string[] marks
    ) =>
        new(
            subject,
            level,
            name,
            [.. marks.Select(m => m.Length == 0 ? (MarksGiven?)null : MarksGiven.Of(m))]
        );

    /// <summary>The courses of a pupil in S1 to S3: the stories as told, every other course rated 2 throughout.</summary>
    public static SchoolPupil InBroadCourses(
        this SchoolPupil pupil,
        params (string Subject, string First, string Second)[] stories
    )
    {
        var courses =
            pupil.Stage == Stage.S3
                ? TakenInS3.Select(subject => InS3(pupil, subject))
                : BroadCourses
                    .Of(pupil.Stage, pupil.RegistrationClass, "L3")
                    .Select(c => Usual(c.Offer.Subject, c.Level, c.Class));
        return pupil with { Courses = [.. courses.Select(course => Told(course, stories))] };
    }

    private static SchoolCourse InS3(SchoolPupil pupil, string subject)
    {
        var offer = Timetable.Offer(Stage.S3, subject);
        var section = BroadCourses.Number(Stage.S3, pupil.RegistrationClass) % offer.Levels.Count;
        return Usual(subject, BroadCourses.Level(subject, "L4"), offer.ClassName(section));
    }

    private static SchoolCourse Usual(string subject, string level, string name)
    {
        var marks = Curriculum.Subject(subject).Practical ? "22-" : "222";
        return Course(subject, level, name, [.. Enumerable.Repeat(marks, BroadCycles)]);
    }

    private static SchoolCourse Told(
        SchoolCourse course,
        (string Subject, string First, string Second)[] stories
    )
    {
        var told = Array.Find(stories, story => story.Subject == course.Subject);
        return told.Subject is null
            ? course
            : Course(course.Subject, course.Level, course.Class, told.First, told.Second);
    }
}
