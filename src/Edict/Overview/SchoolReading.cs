using System.Collections.Concurrent;
using Edict.Cycles;
using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>A subject and the faculty it belongs to in the session.</summary>
public sealed record SubjectInFaculty(string Name, Guid FacultyId, string Faculty);

/// <summary>A faculty of the session.</summary>
public sealed record FacultyNamed(Guid Id, string Name);

/// <summary>Somebody who reads of a pupil's vulnerable groups.</summary>
/// <param name="Grounds">On which they see the pupil; none for who reads the list alone.</param>
public sealed record GroupsReader(ReaderNamed Reader, GroupsRead Read, Ground Grounds);

/// <summary>
/// All of one school's latest session that pages are derived from, as it stood at one revision, and what follows from it.
/// It never changes, so requests share it. Where marks alone have changed since an earlier reading, what does not follow from
/// them is taken over from there.
/// </summary>
public sealed class SchoolReading
{
    private readonly SchoolFacts facts;
    private readonly Dictionary<Guid, int> pupilNumbers;
    private readonly SessionColumns numbered;
    private readonly Dictionary<Guid, PupilInSight> sighted;
    private readonly Lazy<SessionCycle[]> columns;
    private readonly Dictionary<Guid, Lazy<EvaluatedCycle>> evaluated = [];
    private readonly Dictionary<Guid, ShownRows> shown = [];
    private readonly ShownRows shownNow;
    private readonly ConcurrentDictionary<Guid, Visibility> sights;
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<GroupsRow>> groups;
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<string>> taught;
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<ClassProgress>> due = [];

    /// <param name="before">An earlier reading, of which <paramref name="facts"/> may be a part that was read again.</param>
    internal SchoolReading(SchoolFacts facts, SchoolReading? before = null)
    {
        this.facts = facts;
        var same = before?.HasSameCourses(facts) == true ? before : null;
        Pupils = same?.Pupils ?? facts.Pupils.ToDictionary(pupil => pupil.Id);
        Faculties = same?.Faculties ?? FacultiesOf(facts);
        pupilNumbers = same?.pupilNumbers ?? Numbered(facts);
        sighted = same?.sighted ?? Sights();
        sights = same?.sights ?? [];
        groups = same?.groups ?? [];
        taught = same?.taught ?? [];
        Now = same?.Now ?? CyclesNow();
        numbered = new(NumberOf, id => Subjects[id].FacultyId);
        columns = new(() =>
            [
                .. Cycles.Select(cycle =>
                    numbered.Of(cycle, facts.Reports[cycle.Id].Rows, facts.Policies[cycle.Id])
                ),
            ]
        );
        var changed = FirstChanged(same);
        for (var place = 0; place < Cycles.Count; place++)
        {
            var id = Cycles[place].Id;
            evaluated[id] = place < changed ? same!.evaluated[id] : EvaluatedAt(place);
            shown[id] = place < changed ? same!.shown[id] : ShownIn(Cycles[place]);
        }

        shownNow =
            same is not null && Cycles.Skip(changed).All(cycle => !Now.ContainsKey(cycle))
                ? same.shownNow
                : new(() =>
                    InOrder(Now.SelectMany(part => RowsOf(part.Key, part.Value, PupilsOf(null))))
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

    /// <summary>Which groups were set by hand of a pupil, count today, and are to be looked at again on some day.</summary>
    public IReadOnlyList<VulnerabilityFact> ToReview => facts.ToReview;

    /// <summary>What helps a pupil, as one reader reads it; null for nothing, and for who does not read it.</summary>
    public string? WhatHelps(PupilInSession pupil, Visibility sight) =>
        sight.ReadsWhatHelps(Sighted(pupil)) ? facts.WhatHelps.GetValueOrDefault(pupil.Id) : null;

    /// <summary>The pupils in vulnerable groups as one of the staff reads of them (P21).</summary>
    public IReadOnlyList<GroupsRow> GroupsSeenBy(Guid staffId) =>
        groups.GetOrAdd(staffId, id => GroupsList.Of(this, SightOf(id)));

    /// <summary>The names of the classes in which a pupil is taught.</summary>
    public IReadOnlyList<string> ClassesOf(PupilInSession pupil) =>
        taught.GetOrAdd(
            pupil.Id,
            _ =>
                [
                    .. Sighted(pupil)
                        .Courses.Select(course =>
                            ClassNames.GetValueOrDefault((course.SubjectId, course.ClassKey))
                        )
                        .OfType<string>(),
                ]
        );

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

    /// <summary>The policy that a cycle is pinned to since its closing; of an open one that of today.</summary>
    public Policy PolicyOf(Cycle cycle) => facts.Policies[cycle.Id];

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
    public IReadOnlyList<PupilRow> RowsOf(Cycle? cycle) => ShownOf(cycle).All;

    /// <summary>A cycle, or now where it is null, as one of the staff sees it.</summary>
    public SeenCycle SeenBy(Guid staffId, Cycle? cycle) =>
        ShownOf(cycle).SeenBy(staffId, id => SeenCycle.Of(this, id, cycle));

    /// <summary>The classes of which a cycle asks reports, and how far they are, whoever reads.</summary>
    public IReadOnlyList<ClassProgress> ClassesDue(Cycle cycle) =>
        due.GetOrAdd(cycle.Id, id => [.. ClassDue.Of(this, CycleOf(id)!).Select(ClassProgress.Of)]);

    /// <summary>How a pupil stood at the end of the session before; null for nothing that is known.</summary>
    public LevelThen? LastSession(Guid pupilId) =>
        facts.LastSession.Levels.GetValueOrDefault(pupilId);

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

    /// <summary>Everybody who reads something of a pupil's vulnerable groups today, and on which grounds: by the rule by which their lists are made.</summary>
    public IReadOnlyList<GroupsReader> WhoReadsGroupsOf(PupilInSession pupil) =>
        [
            .. facts
                .Staff.Keys.Select(id => (Id: id, Sight: SightOf(id), Pupil: Sighted(pupil)))
                .Select(row => new GroupsReader(
                    facts.Named(row.Id)!,
                    row.Sight.ReadsGroupsOf(row.Pupil, PolicyNow.GroupsList),
                    row.Sight.GroundsFor(row.Pupil)
                ))
                .Where(row => row.Read != GroupsRead.Nothing)
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
    public string LevelNamed(int level) => numbered.LevelNamed(level);

    /// <summary>
    /// Whether what was read again differs in the marks of courses that were known, and in nothing else: no sight, no name and
    /// no number follows from a mark.
    /// </summary>
    private bool HasSameCourses(SchoolFacts again) =>
        ReferenceEquals(again.Cycles, facts.Cycles)
        && ReferenceEquals(again.LastSession, facts.LastSession)
        && Cycles.All(cycle =>
            facts.Reports[cycle.Id] == again.Reports[cycle.Id] || HasSameCourses(again, cycle.Id)
        );

    private bool HasSameCourses(SchoolFacts again, Guid cycle)
    {
        var (gone, added) = facts.Reports[cycle].Against(again.Reports[cycle]);
        var pupils = added.Select(row => row.PupilId).ToHashSet();
        var courses = CoursesOf(again, pupils);
        return gone == 0
            && pupils.All(id =>
                sighted.TryGetValue(id, out var pupil)
                && pupil.Courses.ToHashSet().SetEquals(courses[id])
            );
    }

    /// <summary>The place of the first cycle that is not as it was: what follows from reports follows from those of earlier cycles too.</summary>
    /// <param name="same">Null for a reading of which nothing can be taken over.</param>
    private int FirstChanged(SchoolReading? same) =>
        same is null
            ? 0
            : Cycles
                .TakeWhile(cycle => same.facts.Reports[cycle.Id] == facts.Reports[cycle.Id])
                .Count();

    private Lazy<EvaluatedCycle> EvaluatedAt(int place)
    {
        var cycle = Cycles[place];
        return new(() =>
            new(
                cycle,
                Evaluation.Of(columns.Value[..(place + 1)]),
                facts.Reports[cycle.Id].Rows,
                facts.Vulnerability[cycle.Id],
                this
            )
        );
    }

    private ShownRows ShownIn(Cycle cycle) =>
        new(() => InOrder(RowsOf(cycle, cycle.Stages, PupilsOf(cycle))));

    private ShownRows ShownOf(Cycle? cycle) => cycle is null ? shownNow : shown[cycle.Id];

    private static FacultyNamed[] FacultiesOf(SchoolFacts facts) =>
        [
            .. facts
                .Subjects.Values.Select(subject => new FacultyNamed(
                    subject.FacultyId,
                    subject.Faculty
                ))
                .Distinct()
                .OrderBy(faculty => faculty.Name, StringComparer.OrdinalIgnoreCase),
        ];

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
        var courses = CoursesOf(facts, Pupils.Keys);
        return Pupils.Values.ToDictionary(
            pupil => pupil.Id,
            pupil => new PupilInSight(
                pupil.Id,
                facts.Restricted.Contains(pupil.Id),
                pupil.Stage,
                NameKey.Of(pupil.House),
                [.. courses[pupil.Id]]
            )
        );
    }

    /// <summary>The courses of the classes in which pupils are today.</summary>
    private static ILookup<Guid, CourseInSight> CoursesOf(
        SchoolFacts facts,
        IEnumerable<Guid> pupils
    ) =>
        ClassRolls
            .Today(facts, pupils)
            .ToLookup(
                row => row.PupilId,
                row => new CourseInSight(
                    facts.Subjects[row.SubjectId].FacultyId,
                    row.SubjectId,
                    row.ClassKey
                )
            );

    private Dictionary<Cycle, StageSet> CyclesNow() =>
        Stages
            .Each.Select(stage =>
                (
                    Stage: stage,
                    Cycle: Cycles.LastOrDefault(cycle => cycle.IsClosedFor(stage))
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
        var at = At(cycle);
        return pupils.Select(at.RowOf).Where(row => stages.Has(row.Stage));
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
}
