using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Edict.Reports;

namespace Edict.Cycles;

/// <summary>One pupil of a class, of whom a report is due.</summary>
/// <param name="IsDone">Whether nothing more is due (<see cref="ClassSheet.HasAllOf"/>).</param>
/// <param name="HasMark">Whether any mark is given.</param>
/// <param name="IsTaken">Whether a report of the pupil is taken today.</param>
public readonly record struct PupilDue(
    Guid PupilId,
    Stage Stage,
    bool IsDone,
    bool HasMark,
    bool IsTaken
);

/// <summary>A class of which reports are due in a cycle.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="HandedInAt">UTC; null while it is not.</param>
/// <param name="ComesByFile">Whether its reports come by file, so that nobody hands it in.</param>
public sealed record ClassDue(
    TeachingClass Class,
    SubjectInFaculty Subject,
    IReadOnlyList<PupilDue> Pupils,
    DateTime? HandedInAt,
    bool ComesByFile
)
{
    public string Name => $"{Subject.Name} {Class.Name}";

    public StageSet Stages { get; } = Protocol.Stages.Of(Pupils.Select(pupil => pupil.Stage));

    public CourseInSight InSight => new(Subject.FacultyId, Class.SubjectId, Class.NameKey);

    /// <summary>The classes of which a cycle asks reports, with those pupils whom their teachers find in them; by faculty and name.</summary>
    internal static IEnumerable<ClassDue> Of(SchoolReading school, Cycle cycle) =>
        school
            .Facts.Classes.Values.Select(taught => new TaughtClass(school, taught, cycle).Sheet())
            .Where(sheet => sheet.Rows.Count > 0)
            .Select(sheet => new ClassDue(
                sheet.Class,
                school.Subjects[sheet.Class.SubjectId],
                [
                    .. sheet.Rows.Select(row => new PupilDue(
                        row.Pupil.Id,
                        row.Stage,
                        sheet.HasAllOf(row),
                        row.Now != default,
                        sheet.Takes(row)
                    )),
                ],
                sheet.HandIn?.At,
                cycle.ComesByFile
            ))
            .OrderBy(due => due.Subject.Faculty, StringComparer.OrdinalIgnoreCase)
            .ThenBy(due => due.Name, StringComparer.OrdinalIgnoreCase);
}
