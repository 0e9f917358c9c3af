using Edict.Protocol;

namespace Edict.Importing;

/// <summary>One row of a reports file. Names are numbers of <see cref="Names"/>; 0 is a blank.</summary>
/// <param name="Marks">Effort, behaviour, homework (1 to 4) and working grade (1 to 9); 0 is a blank.</param>
public readonly record struct ReportRow(
    int Line,
    int Pupil,
    int School,
    Stage Stage,
    int Faculty,
    int Subject,
    int Level,
    int Class,
    Marks Marks,
    PersonCells Person
);

/// <summary>A report's four marks; 0 is a blank.</summary>
public readonly record struct Marks(byte Effort, byte Behaviour, byte Homework, byte WorkingGrade);

/// <summary>What a row says of the people in it, as spellings of <see cref="Names.Texts"/>.</summary>
public readonly record struct PersonCells(
    int Surname,
    int Forename,
    int RegistrationClass,
    int House,
    int Teacher
);

/// <summary>A reports file whose every row was read: one cycle of one session.</summary>
/// <param name="Rows">In file order; a row given twice with every value the same stands once.</param>
/// <param name="Session">From the file's own column; null where it names none. So with the cycle.</param>
public sealed record ReportFile(
    NamedFile Name,
    IReadOnlyList<ReportRow> Rows,
    string? Session,
    string? Cycle
)
{
    /// <summary>The line that names the session first; null where none does.</summary>
    public int? SessionLine { get; init; }

    /// <summary>The reports as the protocol evaluates them.</summary>
    public ReportColumns Columns(Names names)
    {
        var columns = new ReportColumnsBuilder();
        foreach (var row in Rows)
        {
            columns.Add(
                new(
                    row.Pupil,
                    row.Stage,
                    names.Faculties.NameOf(row.Faculty),
                    names.Subjects.NameOf(row.Subject),
                    names.Levels.NameOf(row.Level),
                    row.Marks.Effort,
                    row.Marks.Behaviour,
                    row.Marks.Homework,
                    row.Marks.WorkingGrade
                )
            );
        }

        return columns.Build();
    }
}
