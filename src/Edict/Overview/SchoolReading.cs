using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>A pupil of a session as lists name them. Stage, class and house are those of today.</summary>
/// <param name="LeftOn">The first day on which the pupil was no longer at the school; null for one who is.</param>
public sealed record PupilInSession(
    Guid Id,
    string Scn,
    string Surname,
    string Forename,
    Stage Stage,
    string RegistrationClass,
    string House,
    DateOnly? LeftOn
)
{
    /// <summary>As lists sort it; the SCN for a pupil whose name no file has given yet.</summary>
    public string ListName =>
        HasName ? string.Join(", ", NameParts(Surname, Forename)) : $"SCN {Scn}";

    public string FullName =>
        HasName ? string.Join(" ", NameParts(Forename, Surname)) : $"SCN {Scn}";

    /// <summary>Such as <c>left on 4 February 2027</c>; empty for one who is at the school.</summary>
    public string LeftInWords => LeftOn is { } day ? $"left on {day:d MMMM yyyy}" : "";

    private bool HasName => Surname.Length + Forename.Length > 0;

    private static IEnumerable<string> NameParts(params IEnumerable<string> parts) =>
        parts.Where(part => part.Length > 0);
}

/// <summary>One report with its names; marks are null where not given.</summary>
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
    byte? WorkingGrade
);

/// <summary>A subject and the faculty it belongs to in the session.</summary>
public sealed record SubjectInFaculty(string Name, Guid FacultyId, string Faculty);

/// <summary>
/// All of one school's session that concerns are derived from, read once for a request. It holds facts; what follows
/// from them is asked of the protocol, cycle by cycle.
/// </summary>
public sealed class SchoolReading
{
    private readonly Dictionary<Guid, EvaluatedCycle> evaluated = [];
    private readonly Dictionary<Guid, IReadOnlyList<CourseReport>> reports;
    private readonly Dictionary<Guid, IReadOnlyDictionary<Guid, PupilFacts>> facts;
    private readonly Dictionary<Guid, Policy> policies;
    private readonly Numbers<Guid> pupilNumbers = new();
    private readonly Numbers<Guid> subjectNumbers = new();
    private readonly Numbers<Guid> facultyNumbers = new();
    private readonly Numbers<string> levelNumbers = new();
    private readonly Dictionary<int, string> levelNames = [];
    private readonly DateOnly today;

    internal SchoolReading(SchoolFacts from)
    {
        Cycles = from.Cycles;
        Pupils = from.Pupils.ToDictionary(pupil => pupil.Id);
        Subjects = from.Subjects;
        ClassNames = from.ClassNames;
        Posts = from.Posts;
        today = from.Today;
        (reports, facts, policies) = (from.Reports, from.Facts, from.Policies);
        levelNumbers.Of("");
        Courses = reports
            .Values.SelectMany(rows => rows)
            .GroupBy(row => row.PupilId)
            .ToDictionary(
                rows => rows.Key,
                rows => (IReadOnlyCollection<CourseInSight>)[.. rows.Select(InSight).Distinct()]
            );
    }

    /// <summary>The session's cycles that have opened, in their order.</summary>
    public IReadOnlyList<Cycle> Cycles { get; }

    /// <summary>All who were enrolled in the session, leavers among them.</summary>
    public IReadOnlyDictionary<Guid, PupilInSession> Pupils { get; }

    public IReadOnlyDictionary<Guid, SubjectInFaculty> Subjects { get; }

    /// <summary>A class's name as the school writes it, by subject and key.</summary>
    public IReadOnlyDictionary<(Guid SubjectId, string ClassKey), string> ClassNames { get; }

    public PostHolders Posts { get; }

    /// <summary>Each pupil's courses over the session, as the rule of sight asks for them.</summary>
    private IReadOnlyDictionary<Guid, IReadOnlyCollection<CourseInSight>> Courses { get; }

    /// <summary>Whom a list is about: of a closed cycle those who were part of it, of an open one or of now those who are at the school.</summary>
    /// <param name="cycle">Null for now.</param>
    public IEnumerable<PupilInSession> PupilsOf(Cycle? cycle) =>
        Pupils.Values.Where(pupil => cycle is null ? IsHere(pupil) : IsPartOf(pupil, cycle));

    public bool IsHere(PupilInSession pupil) => !(pupil.LeftOn <= today);

    /// <summary>A closed cycle keeps whoever had not left before the day of its closing, since it never changes.</summary>
    public bool IsPartOf(PupilInSession pupil, Cycle cycle) =>
        cycle.ClosedAt is { } closed
            ? !(pupil.LeftOn < DateOnly.FromDateTime(closed))
            : IsHere(pupil);

    /// <summary>A cycle with its concerns, derived when first asked for.</summary>
    public EvaluatedCycle At(Cycle cycle)
    {
        if (!evaluated.TryGetValue(cycle.Id, out var found))
        {
            SessionCycle[] upToHere =
            [
                .. Cycles
                    .TakeWhile(earlier => earlier.Order < cycle.Order)
                    .Append(cycle)
                    .Select(AsColumns),
            ];
            found = new(cycle, Evaluation.Of(upToHere), reports[cycle.Id], facts[cycle.Id], this);
            evaluated[cycle.Id] = found;
        }

        return found;
    }

    /// <summary>The pupil's number in every evaluation of this reading.</summary>
    public int NumberOf(Guid pupilId) => pupilNumbers.Of(pupilId);

    public PupilInSight Sighted(PupilInSession pupil) =>
        new(pupil.Stage, pupil.House, Courses.GetValueOrDefault(pupil.Id, []));

    public CourseInSight InSight(CourseReport report) =>
        new(Subjects[report.SubjectId].FacultyId, report.SubjectId, report.ClassKey);

    /// <summary>A level as the school writes it, by its number in the evaluations.</summary>
    public string LevelNamed(int level) => levelNames[level];

    /// <summary>The latest closed cycle of a stage; null before its first has closed.</summary>
    public Cycle? LatestClosed(Stage stage) =>
        Cycles.LastOrDefault(cycle => cycle.IsClosed && cycle.Stages.Has(stage));

    private SessionCycle AsColumns(Cycle cycle)
    {
        var columns = new ReportColumnsBuilder();
        foreach (var row in reports[cycle.Id])
        {
            columns.Add(
                new(
                    pupilNumbers.Of(row.PupilId),
                    row.Stage,
                    facultyNumbers.Of(Subjects[row.SubjectId].FacultyId),
                    subjectNumbers.Of(row.SubjectId),
                    LevelOf(row),
                    row.Effort ?? 0,
                    row.Behaviour ?? 0,
                    row.Homework ?? 0,
                    row.WorkingGrade ?? 0
                )
            );
        }

        return new(cycle.Stages, columns.Build(), policies[cycle.Id]);
    }

    private int LevelOf(CourseReport row)
    {
        var level = levelNumbers.Of(row.LevelKey);
        levelNames.TryAdd(level, row.Level);
        return level;
    }
}
