using Edict.Data;
using Edict.Overview;
using Edict.Protocol;

namespace Edict.Judging;

/// <summary>A pupil of whom a faculty's judgement is asked, with what its CL judges by.</summary>
/// <param name="Row">The pupil in the cycle, as the CL sees them.</param>
/// <param name="Courses">The faculty's reports, the heaviest first; none where there is no report yet.</param>
/// <param name="Class">The class under which the pupil stands; empty where none is known.</param>
/// <param name="Asked">Not asked, where a report or a fact changed after the CL judged: the judgement stays.</param>
/// <param name="Said">What the faculty said; null where it has not judged.</param>
/// <param name="LastTime">What it said in the stage's cycle before.</param>
/// <param name="Others">What other faculties said in this cycle.</param>
/// <param name="IsCollated">Whether the cycle is collated for the pupil's stage, so that nothing changes any more.</param>
/// <param name="Policy">That of the cycle: by it is suggested, and its comments are those that a judgement takes.</param>
public sealed record PupilToJudge(
    PupilRow Row,
    IReadOnlyList<CourseInCycle> Courses,
    ClassOfFaculty Class,
    RagAsked Asked,
    RagSuggestion? Suggested,
    RagSaid? Said,
    RagSaid? LastTime,
    IReadOnlyList<RagSaid> Others,
    bool IsCollated,
    Policy Policy
)
{
    public Cycle Cycle => Row.Cycle;

    public IEnumerable<TrackedCourse> Why =>
        Courses.Select(course => course.Why).OfType<TrackedCourse>();

    /// <summary>Whether the pupil is asked about for attendance and nothing else, or would be if the policy did not leave such pupils out.</summary>
    public bool IsByAttendanceAlone =>
        FacultyRags.IsByAttendanceAlone(Row.Groups.In, Reasons(Courses).Any());

    /// <summary>What is odd about the judgement beside the faculty's reports.</summary>
    public RagOddity Oddity =>
        Said is null
            ? RagOddity.None
            : FacultyRags.Oddity(Said.Judgement.Rag, [.. Reasons(Courses)]);

    internal static IEnumerable<TrackedReason> Reasons(IEnumerable<CourseInCycle> courses) =>
        courses
            .Select(course => course.Why)
            .OfType<TrackedCourse>()
            .SelectMany(why => why.Reasons)
            .Select(said => said.Tracked);
}

/// <summary>A class of a faculty, by which its CL's list is parted.</summary>
public readonly record struct ClassOfFaculty(string Subject, string Name)
{
    public string Words => Name.Length == 0 ? Subject : $"{Name} {Subject}";
}
