using Edict.Data;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>Makes of a session's reports the columns that are evaluated, in which names are numbers.</summary>
/// <param name="numberOf">The number of a pupil.</param>
/// <param name="facultyOf">The faculty of a subject of the session.</param>
internal sealed class SessionColumns(Func<Guid, int> numberOf, Func<Guid, Guid> facultyOf)
{
    private readonly Numbers<Guid> subjectNumbers = new();
    private readonly Numbers<Guid> facultyNumbers = new();

    /// <summary>The first number is that of a blank.</summary>
    private readonly Numbers<string> levelNumbers = new("");
    private readonly Dictionary<int, string> levelNames = [];

    public SessionCycle Of(Cycle cycle, IEnumerable<CourseReport> reports, Policy policy)
    {
        var columns = new ReportColumnsBuilder();
        foreach (var row in reports)
        {
            columns.Add(
                new(
                    numberOf(row.PupilId),
                    row.Stage,
                    facultyNumbers.Of(facultyOf(row.SubjectId)),
                    subjectNumbers.Of(row.SubjectId),
                    LevelOf(row),
                    row.Effort ?? 0,
                    row.Behaviour ?? 0,
                    row.Homework ?? 0,
                    row.WorkingGrade ?? 0
                )
            );
        }

        return new(cycle.Stages, columns.Build(), policy);
    }

    /// <summary>A level as the school writes it, by its number.</summary>
    public string LevelNamed(int level) => levelNames[level];

    private int LevelOf(CourseReport row)
    {
        var level = levelNumbers.Of(row.LevelKey);
        levelNames.TryAdd(level, row.Level);
        return level;
    }
}
