namespace Edict.Demonstration;

/// <summary>A subject at one level in one class, with its report in each cycle of the pupil's stage.</summary>
/// <param name="Marks">In the order of the stage's cycles; null where there is no report.</param>
public sealed record SchoolCourse(
    string Subject,
    string Level,
    string Class,
    IReadOnlyList<MarksGiven?> Marks
);
