using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Reports;

/// <summary>One pupil of a class in a cycle.</summary>
/// <param name="Level">Of the course, as the school writes it; empty for none.</param>
/// <param name="Report">What is said of the pupil in this cycle; null while nothing is.</param>
/// <param name="Before">What was said the last time in the session.</param>
/// <param name="NotRated">Why there is no rating, where that was said.</param>
public sealed record SheetRow(
    PupilInSession Pupil,
    string Level,
    CourseReport? Report,
    Marks Before,
    NoRating? NotRated
)
{
    public string LevelKey { get; } = NameKey.Of(Level);

    public Marks Now => Report is null ? default : Marks.Of(Report);

    public Stage Stage => Pupil.Stage;

    /// <summary>Whether nothing more is due: rated, or said why not.</summary>
    public bool IsDone => Now.IsRated || NotRated is not null;

    /// <summary>By how much a mark moved since the last time: 0 where it did not, or where either is not given.</summary>
    public int MovedBy(SheetColumn column) => Math.Abs((Now[column] - Before[column]) ?? 0);
}

/// <summary>A class as its teacher reports on it in a cycle: who is in it, by name.</summary>
/// <param name="HasGrades">Whether a working grade is given in it.</param>
/// <param name="WorstGrade">By the policy of the cycle; the best is 1.</param>
/// <param name="HandIn">Null until the class is handed in.</param>
/// <param name="Reopening">By which it takes reports today although its cycle is closed; null for none.</param>
public sealed record ClassSheet(
    Cycle Cycle,
    TeachingClass Class,
    string Subject,
    Guid FacultyId,
    bool HasGrades,
    int WorstGrade,
    IReadOnlyList<SheetRow> Rows,
    HandIn? HandIn,
    ClassReopening? Reopening
)
{
    /// <summary>Whether any of its pupils can be reported on.</summary>
    public bool IsOpen => Rows.Count == 0 ? Open != StageSet.None : Rows.Any(Takes);

    /// <summary>The stages whose reports are taken today.</summary>
    private StageSet Open => Reopening is null ? Cycle.OpenStages : Cycle.Stages;

    /// <summary>The pupils who can be reported on and have not every rating.</summary>
    public IEnumerable<SheetRow> Blank => Rows.Where(row => !row.Now.IsRated && Takes(row));

    /// <summary>Whether a pupil's stage takes reports: a cycle can be closed for some of a class.</summary>
    public bool Takes(SheetRow row) => Open.Has(row.Stage);

    public IReadOnlyList<SheetColumn> Columns =>
        HasGrades ? [.. SheetColumns.Ratings, SheetColumn.WorkingGrade] : SheetColumns.Ratings;

    /// <summary>The worst mark of a column; the best is 1.</summary>
    public int Worst(SheetColumn column) =>
        column == SheetColumn.WorkingGrade ? WorstGrade : SheetColumns.WorstRating;

    public string Name => $"{Subject} {Class.Name}";

    public int Done => Rows.Count(HasAllOf);

    /// <summary>Whether nothing more is due of a pupil: by file a report alone is, whatever it leaves blank.</summary>
    public bool HasAllOf(SheetRow row) =>
        row.IsDone || (Cycle.ComesByFile && row.Report is not null);

    /// <summary>Whether it was handed in, and nobody who can be reported on is without a mark and a word why since.</summary>
    public bool IsHandedInWhole => HandIn is not null && Blank.All(row => row.IsDone);

    /// <summary>Whether it was reopened for today, and not handed in again since.</summary>
    public bool IsReopened => Reopening is { } again && !(HandIn?.At >= again.At);

    /// <summary>Whether its teachers are asked to report and to hand it in.</summary>
    public bool IsAsked => !Cycle.ComesByFile && !IsHandedInWhole;

    /// <summary>Whether its teachers have something to do with it today.</summary>
    public bool Waits => IsAsked || IsReopened;

    /// <summary>What the audit log says of an act on the class.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="values">What it changed; null for nothing that has a value before and after.</param>
    public AuditEntry AuditLine(
        SignedIn person,
        DateTime at,
        string what,
        string about,
        AuditValues? values = null
    ) =>
        new()
        {
            Id = values?.EntryId ?? Guid.CreateVersion7(),
            ValuesHash = values?.Hash(),
            SchoolId = person.SchoolId,
            At = at,
            StaffId = person.StaffId,
            What = what,
            About = $"{Name}, {Cycle.Name}: {about}",
        };

    public SheetRow? RowOf(Guid pupilId, string levelKey) =>
        Rows.FirstOrDefault(row => row.Pupil.Id == pupilId && row.LevelKey == levelKey);
}
