using System.Linq.Expressions;
using Edict.Data;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>One report with its names; marks are null where not given.</summary>
/// <param name="RecordedAt">When the marks were last changed (UTC).</param>
/// <param name="TypedBy">Who typed marks here; null for a report that came with a file.</param>
public sealed record CourseReport(
    Guid PupilId,
    Guid SubjectId,
    string Level,
    string LevelKey,
    string ClassKey,
    string Teacher,
    Stage Stage,
    byte? Effort,
    byte? Behaviour,
    byte? Homework,
    byte? WorkingGrade,
    DateTime RecordedAt,
    Guid? TypedBy
)
{
    /// <summary>From a row of the database.</summary>
    internal static Expression<Func<Report, CourseReport>> OfRow { get; } =
        row =>
            new(
                row.PupilId,
                row.SubjectId,
                row.Level,
                row.LevelKey,
                row.ClassKey,
                row.Teacher,
                row.Stage,
                row.Effort,
                row.Behaviour,
                row.Homework,
                row.WorkingGrade,
                row.RecordedAt,
                row.TypedBy
            );

    private static readonly Func<Report, CourseReport> ofRow = OfRow.Compile();

    internal static CourseReport Of(Report row) => ofRow(row);

    /// <summary>What tells a cycle's reports apart.</summary>
    internal (Guid Pupil, Guid Subject, string Level, string Class) Course =>
        (PupilId, SubjectId, LevelKey, ClassKey);

    internal bool IsOfCourse(CourseReport other) =>
        PupilId == other.PupilId && Course == other.Course;
}
