using System.Collections.Concurrent;
using Edict.Cycles;
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

/// <summary>A faculty of the session.</summary>
public sealed record FacultyNamed(Guid Id, string Name);

/// <summary>
/// All of one school's latest session that pages are derived from, as it stood at one revision, and what follows from it.
/// It never changes, so requests share it.
/// </summary>
public sealed class SchoolReading
{
    private readonly SchoolFacts facts;
    private readonly Dictionary<Guid, int> pupilNumbers;
    private readonly Numbers<Guid> subjectNumbers = new();
    private readonly Numbers<Guid> facultyNumbers = new();
    private readonly Numbers<string> levelNumbers = new();
    private readonly Dictionary<int, string> levelNames = [];
    private readonly Dictionary<Guid, PupilInSight> sighted;
    private readonly Dictionary<Guid, Lazy<EvaluatedCycle>> evaluated = [];
    private readonly Dictionary<Guid, Lazy<IReadOnlyList<PupilRow>>> rows = [];
    private readonly Lazy<IReadOnlyList<PupilRow>> rowsNow;
    private readonly ConcurrentDictionary<Guid, Visibility> sights = [];
    private readonly ConcurrentDictionary<(Guid StaffId, Guid CycleId), SeenCycle> seen = [];
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<ClassDue>> due = [];

    internal SchoolReading(SchoolFacts facts)
    {
        this.facts = facts;
        Pupils = facts.Pupils.ToDictionary(pupil => pupil.Id);
        Faculties =
        [
            .. facts
                .Subjects.Values.Select(subject => new FacultyNamed(
                    subject.FacultyId,
                    subject.Faculty
                ))
                .Distinct()
                .OrderBy(faculty => faculty.Name, StringComparer.OrdinalIgnoreCase),
        ];
        pupilNumbers = Numbered(facts);
        levelNumbers.Of("");
        sighted = Sights();
        Now = CyclesNow();
        var upToHere = new List<SessionCycle>();
        foreach (var cycle in Cycles)
        {
            upToHere.Add(AsColumns(cycle));
            SessionCycle[] evaluating = [.. upToHere];
            evaluated[cycle.Id] = new(() =>
                new(
                    cycle,
                    Evaluation.Of(evaluating),
                    facts.Reports[cycle.Id].Rows,
                    facts.Vulnerability[cycle.Id],
                    this
                )
            );
            rows[cycle.Id] = new(() => InOrder(RowsOf(cycle, cycle.Stages, PupilsOf(cycle))));
        }

        rowsNow = new(() =>
            InOrder(Now.SelectMany(shown => RowsOf(shown.Key, shown.Value, PupilsOf(null))))
        );
    }

    /// <summary>What was read, to be read again in part when the school has changed.</summary>
    internal SchoolFacts Facts => facts;

    public string SchoolName => facts.SchoolName;

    /// <summary>Whether a session has begun.</summary>
    public bool HasSession => facts.Session is not null;

    /// <summary>The session's cycles that have opened, in their order.</summary>
    public IReadOnlyList<Cycle> Cycles => facts.Cycles;

    /// <summary>Which cycle is shown for which stages by default: the latest closed one, or the open one before the first has closed.</summary>
    public IReadOnlyDictionary<Cycle, StageSet> Now { get; }

    /// <summary>All who were enrolled in the session, leavers among them.</summary>
    public IReadOnlyDictionary<Guid, PupilInSession> Pupils { get; }

    public IReadOnlyDictionary<Guid, SubjectInFaculty> Subjects => facts.Subjects;

    /// <summary>The session's faculties, by name.</summary>
    public IReadOnlyList<FacultyNamed> Faculties { get; }

    /// <summary>A faculty's name; empty for one of another session.</summary>
    public string FacultyNamed(Guid id) =>
        Faculties.FirstOrDefault(faculty => faculty.Id == id)?.Name ?? "";

    /// <summary>A class's name as the school writes it, by subject and key.</summary>
    public IReadOnlyDictionary<(Guid SubjectId, string ClassKey), string> ClassNames =>
        facts.ClassNames;

    public PostHolders Posts => facts.Posts;

    /// <summary>Of some who hold a post, those who may lead what is about a pupil: all but those who are kept from them.</summary>
    public IReadOnlyList<Holder> NotKeptFrom(PupilInSession pupil, IReadOnlyList<Holder> holders) =>
        facts.KeptFrom.Count == 0
            ? holders
            : [.. holders.Where(holder => !facts.KeptFrom[holder.StaffId].Contains(pupil.Id))];

    /// <summary>Whether the pupil is at the school today: from the day on which a pupil left they are not.</summary>
    public bool IsHere(PupilInSession pupil) => !(pupil.LeftOn <= facts.Day);

    /// <summary>A closed cycle keeps whoever had not left before the day of its closing, since it never changes.</summary>
    public bool IsPartOf(PupilInSession pupil, Cycle cycle) =>
        cycle.ClosedAt is { } closed
            ? !(pupil.LeftOn < DateOnly.FromDateTime(closed))
            : IsHere(pupil);

    /// <summary>What is known of each pupil today, whatever cycle is open; a pupil of whom nothing is has no entry.</summary>
    public IReadOnlyDictionary<Guid, PupilFacts> FactsNow => facts.VulnerabilityNow;

    /// <summary>What helps a pupil, as one reader reads it; null for nothing, and for who does not read it.</summary>
    public string? WhatHelps(PupilInSession pupil, Visibility sight) =>
        sight.ReadsWhatHelps(Sighted(pupil)) ? facts.WhatHelps.GetValueOrDefault(pupil.Id) : null;

    /// <summary>The faculties in which somebody teaches a pupil, by name; none for who is kept from them.</summary>
    public IReadOnlyList<FacultyNamed> TaughtIn(Visibility sight, PupilInSession pupil) =>
        sight.IsKeptFrom(pupil.Id)
            ? []
            :
            [
                .. Faculties.Where(faculty =>
                    Sighted(pupil)
                        .Courses.Any(course =>
                            course.FacultyId == faculty.Id
                            && sight.Classes.Contains((course.SubjectId, course.ClassKey))
                        )
                ),
            ];

    /// <summary>The policy in force today, by which lists that belong to no cycle are made.</summary>
    public Policy PolicyNow => facts.PolicyNow;

    /// <summary>The cycle with an id; null for none, and for one that is not of the session or has not opened.</summary>
    public Cycle? CycleOf(Guid? id) => Cycles.FirstOrDefault(cycle => cycle.Id == id);

    /// <summary>Whether a stage of a cycle is collated: no RAG of it changes any more.</summary>
    public bool IsCollated(Cycle cycle, Stage stage) => facts.Collated[cycle.Id].Contains(stage);

    /// <summary>A cycle with its concerns.</summary>
    public EvaluatedCycle At(Cycle cycle) => evaluated[cycle.Id].Value;

    /// <summary>
    /// Every pupil of a cycle's stages, or of now where it is null: those reported on, and those who are not yet. The
    /// highest level first, then by name.
    /// </summary>
    public IReadOnlyList<PupilRow> RowsOf(Cycle? cycle) =>
        (cycle is null ? rowsNow : rows[cycle.Id]).Value;

    /// <summary>A cycle, or now where it is null, as one of the staff sees it.</summary>
    public SeenCycle SeenBy(Guid staffId, Cycle? cycle) =>
        seen.GetOrAdd((staffId, cycle?.Id ?? Guid.Empty), _ => SeenCycle.Of(this, staffId, cycle));

    /// <summary>The classes of which a cycle asks reports, whoever reads.</summary>
    public IReadOnlyList<ClassDue> ClassesDue(Cycle cycle) =>
        due.GetOrAdd(cycle.Id, _ => Edict.Cycles.ClassesDue.Of(this, CycleOf(cycle.Id)!));

    /// <summary>The pupil's number in every evaluation of this reading.</summary>
    public int NumberOf(Guid pupilId) => pupilNumbers[pupilId];

    public PupilInSight Sighted(PupilInSession pupil) => sighted[pupil.Id];

    public CourseInSight InSight(CourseReport report) =>
        new(Subjects[report.SubjectId].FacultyId, report.SubjectId, report.ClassKey);

    /// <summary>What one of the staff sees today; nothing for somebody who holds no role.</summary>
    public Visibility SightOf(Guid staffId) =>
        sights.GetOrAdd(
            staffId,
            id =>
            {
                var held = facts.RolesOf(id);
                return new(
                    held,
                    held.Select(role => role.ClassId)
                        .OfType<Guid>()
                        .Select(taught => facts.Classes.GetValueOrDefault(taught))
                        .OfType<TeachingClass>(),
                    facts.KeptFrom[id].ToHashSet()
                );
            }
        );

    /// <summary>Everybody who sees a pupil today, and on which grounds: by the rule by which they are let in.</summary>
    public IReadOnlyList<(ReaderNamed Reader, Ground Grounds)> WhoSees(PupilInSession pupil) =>
        [
            .. facts
                .Staff.Keys.Select(id =>
                    (Reader: facts.Named(id)!, Grounds: SightOf(id).GroundsFor(Sighted(pupil)))
                )
                .Where(row => row.Grounds != Ground.None)
                .OrderBy(row => row.Reader.Name, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Everybody of the staff, by name.</summary>
    public IReadOnlyList<Holder> Staff =>
        [
            .. facts
                .Staff.Select(person => new Holder(person.Key, person.Value))
                .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>One of the staff by name and posts; null for somebody who is none.</summary>
    public ReaderNamed? Named(Guid staffId) => facts.Named(staffId);

    /// <summary>A level as the school writes it, by its number in the evaluations.</summary>
    public string LevelNamed(int level) => levelNames[level];

    private static Dictionary<Guid, int> Numbered(SchoolFacts facts) =>
        facts
            .Reports.Values.SelectMany(cycle => cycle.Rows)
            .Select(row => row.PupilId)
            .Concat(facts.Pupils.Select(pupil => pupil.Id))
            .Distinct()
            .Select((id, number) => (id, number))
            .ToDictionary(row => row.id, row => row.number);

    private Dictionary<Guid, PupilInSight> Sights()
    {
        var expected = ClassRolls
            .Expected(facts, int.MaxValue)
            .SelectMany(members => members)
            .ToLookup(
                row => row.Member.PupilId,
                row => new CourseInSight(
                    Subjects[row.Class.SubjectId].FacultyId,
                    row.Class.SubjectId,
                    row.Class.NameKey
                )
            );
        var courses = facts
            .Reports.Values.SelectMany(cycle => cycle.Rows)
            .ToLookup(row => row.PupilId, InSight);
        return Pupils.Values.ToDictionary(
            pupil => pupil.Id,
            pupil => new PupilInSight(
                pupil.Id,
                facts.Restricted.Contains(pupil.Id),
                pupil.Stage,
                NameKey.Of(pupil.House),
                [.. courses[pupil.Id].Concat(expected[pupil.Id]).Distinct()]
            )
        );
    }

    private Dictionary<Cycle, StageSet> CyclesNow() =>
        Stages
            .Each.Select(stage =>
                (
                    Stage: stage,
                    Cycle: Cycles.LastOrDefault(cycle => cycle.IsClosed && cycle.Stages.Has(stage))
                        ?? Cycles.LastOrDefault(cycle => cycle.Stages.Has(stage))
                )
            )
            .Where(row => row.Cycle is not null)
            .GroupBy(row => row.Cycle!, row => row.Stage)
            .ToDictionary(rows => rows.Key, Stages.Of);

    private IEnumerable<PupilRow> RowsOf(
        Cycle cycle,
        StageSet stages,
        IEnumerable<PupilInSession> pupils
    )
    {
        var shown = At(cycle);
        return pupils.Select(shown.RowOf).Where(row => stages.Has(row.Stage));
    }

    /// <summary>Whom a list is about: of a closed cycle those who were part of it, of an open one, or of now where it is null, those who are at the school.</summary>
    private IEnumerable<PupilInSession> PupilsOf(Cycle? cycle) =>
        Pupils.Values.Where(pupil => cycle is null ? IsHere(pupil) : IsPartOf(pupil, cycle));

    private static PupilRow[] InOrder(IEnumerable<PupilRow> rows) =>
        [
            .. rows.OrderByDescending(row => row.Level)
                .ThenBy(row => row.Pupil.Surname, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Forename, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Scn, StringComparer.Ordinal),
        ];

    private SessionCycle AsColumns(Cycle cycle)
    {
        var columns = new ReportColumnsBuilder();
        foreach (var row in facts.Reports[cycle.Id].Rows)
        {
            columns.Add(
                new(
                    NumberOf(row.PupilId),
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

        return new(cycle.Stages, columns.Build(), facts.Policies[cycle.Id]);
    }

    private int LevelOf(CourseReport row)
    {
        var level = levelNumbers.Of(row.LevelKey);
        levelNames.TryAdd(level, row.Level);
        return level;
    }
}
