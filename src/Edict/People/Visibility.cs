using Edict.Data;
using Edict.Protocol;

namespace Edict.People;

/// <summary>Why somebody sees a pupil. The grounds of all their roles add up.</summary>
[Flags]
public enum Ground : byte
{
    None = 0,

    /// <summary>Leadership and the support for learning leader see the whole school.</summary>
    WholeSchool = 1,

    /// <summary>A year head sees their stages.</summary>
    Stage = 1 << 1,

    /// <summary>A pupil support leader sees their house.</summary>
    House = 1 << 2,

    /// <summary>A curriculum leader sees what their faculty says of its pupils.</summary>
    Faculty = 1 << 3,

    /// <summary>A teacher sees what their classes say of their pupils.</summary>
    Class = 1 << 4,
}

public static class GroundNames
{
    private static readonly (Ground Ground, string Words)[] Each =
    [
        (Ground.WholeSchool, "has the whole school"),
        (Ground.Stage, "is year head of the stage"),
        (Ground.House, "is PSL of the house"),
        (Ground.Faculty, "is CL of a faculty that reports on them"),
        (Ground.Class, "teaches them"),
    ];

    /// <summary>The grounds in words, as of somebody else: "is PSL of the house and teaches them".</summary>
    public static string Words(this Ground grounds) =>
        string.Join(
            " and ",
            Each.Where(each => (grounds & each.Ground) != Ground.None).Select(each => each.Words)
        );
}

/// <summary>What the rule of sight asks of a pupil: stage and house now, and the courses of this session.</summary>
/// <param name="IsRestricted">Whether the groups are shown to those who are close to the pupil alone (P24).</param>
public sealed record PupilInSight(
    Guid Id,
    bool IsRestricted,
    Stage Stage,
    string HouseKey,
    IReadOnlyCollection<CourseInSight> Courses
);

/// <summary>What the rule of sight asks of a course.</summary>
public readonly record struct CourseInSight(Guid FacultyId, Guid SubjectId, string ClassKey);

/// <summary>
/// Who sees whom, and why: asked by every page and download. It is the sum of the roles that a person holds today
/// (<c>docs/architecture.md</c> has the table).
/// </summary>
public sealed class Visibility
{
    private readonly HashSet<string> houses;
    private readonly HashSet<Guid> faculties;
    private readonly HashSet<(Guid SubjectId, string ClassKey)> classes;
    private readonly StageSet stages;
    private readonly bool wholeSchool;
    private readonly IReadOnlySet<Guid> keptFrom;

    /// <param name="roles">Held today.</param>
    /// <param name="classes">The classes of the teacher's roles.</param>
    /// <param name="keptFrom">The pupils of whom the person sees nothing, whatever the roles.</param>
    public Visibility(
        IReadOnlyCollection<Role> roles,
        IEnumerable<TeachingClass> classes,
        IReadOnlySet<Guid> keptFrom
    )
    {
        this.keptFrom = keptFrom;
        HoldsRole = roles.Count > 0;
        TakesInFiles = roles.Any(role => role.Post == Post.Office);
        Leads = roles.Any(role =>
            role.Post is Post.CurriculumLeader or Post.PupilSupportLeader or Post.YearHead
        );
        IsLeadership = roles.Any(role => role.Post == Post.Leadership);
        IsSupportForLearning = roles.Any(role => role.Post == Post.SupportForLearning);
        wholeSchool = IsLeadership || IsSupportForLearning;
        stages = Held(roles, Post.YearHead)
            .Aggregate(StageSet.None, (all, role) => all | role.Stages);
        houses =
        [
            .. Held(roles, Post.PupilSupportLeader)
                .Select(role => role.House)
                .OfType<string>()
                .Select(NameKey.Of),
        ];
        faculties =
        [
            .. Held(roles, Post.CurriculumLeader).Select(role => role.FacultyId).OfType<Guid>(),
        ];
        this.classes = [.. classes.Select(taught => (taught.SubjectId, taught.NameKey))];
    }

    /// <summary>Whether there is any pupil of whom this person may see a concern.</summary>
    public bool SeesConcerns => IsPromoted || classes.Count > 0;

    /// <summary>Whether this person is a CL, PSL, SfLL, year head or member of the leadership: they have an overview.</summary>
    public bool IsPromoted =>
        wholeSchool || stages != StageSet.None || houses.Count > 0 || faculties.Count > 0;

    /// <summary>The classes that this person teaches.</summary>
    public IReadOnlyCollection<(Guid SubjectId, string ClassKey)> Classes => classes;

    /// <summary>Whether there is any class whose reports this person enters: a teacher's own, and a CL's faculty.</summary>
    public bool ReportsClasses => classes.Count > 0 || faculties.Count > 0;

    /// <summary>The faculties of which this person is CL, and so sets the RAGs.</summary>
    public IReadOnlySet<Guid> Judges => faculties;

    /// <summary>Whether this person is PSL of any house.</summary>
    public bool HasHouse => houses.Count > 0;

    /// <summary>Whether this person raises pupils for a faculty's meeting, or takes what was raised.</summary>
    public bool HasToDoWithRaised => ReportsClasses || stages != StageSet.None;

    /// <summary>Whether this person holds a post by which concerns are led.</summary>
    public bool Leads { get; }

    /// <summary>Whether this person holds any role at all.</summary>
    public bool HoldsRole { get; }

    /// <summary>Whether this person takes in files: the office sees in its preview what its own import holds.</summary>
    public bool TakesInFiles { get; }

    /// <summary>Whether this person is of the senior leadership, who decide what the school publishes and who holds its posts.</summary>
    public bool IsLeadership { get; }

    /// <summary>The stages of which this person is year head.</summary>
    public StageSet YearHeadOf => stages;

    /// <summary>The stages whose cycles this person closes, reopens and collates: a year head's own, all for the leadership.</summary>
    public StageSet HeadsStages => IsLeadership ? StageSet.All : stages;

    /// <summary>Whether this person reminds those who have not reported yet.</summary>
    public bool ChasesReports =>
        TakesInFiles || HeadsStages != StageSet.None || faculties.Count > 0;

    /// <summary>Whether this person is told how far any class is with its reports.</summary>
    public bool SeesCompleteness => ChasesReports || classes.Count > 0;

    /// <summary>Whether the person is told how far a class with pupils of these stages is. The office counts it without being told.</summary>
    public bool SeesProgressOf(CourseInSight course, StageSet ofPupils) =>
        MayReport(course) || (HeadsStages & ofPupils) != StageSet.None;

    /// <summary>Whether the person reminds a class's teachers.</summary>
    public bool Chases(CourseInSight course, StageSet ofPupils) =>
        TakesInFiles
        || faculties.Contains(course.FacultyId)
        || (HeadsStages & ofPupils) != StageSet.None;

    /// <summary>Whether this person chooses the pupils with additional support needs who are targeted (P15).</summary>
    public bool IsSupportForLearning { get; }

    /// <summary>Every ground on which the person sees the pupil; none: the pupil does not exist for them.</summary>
    public Ground GroundsFor(PupilInSight pupil) =>
        IsKeptFrom(pupil.Id) ? Ground.None : GroundsOfRoles(pupil);

    /// <summary>Whether the person sees nothing of the pupil, not even on a list that names everybody.</summary>
    public bool IsKeptFrom(Guid pupilId) => keptFrom.Contains(pupilId);

    /// <summary>Whether there is any such pupil.</summary>
    public bool IsKeptFromSome => keptFrom.Count > 0;

    /// <summary>The ids of these pupils, for a query that leaves them out.</summary>
    public IReadOnlySet<Guid> KeptFrom => keptFrom;

    private Ground GroundsOfRoles(PupilInSight pupil) =>
        (wholeSchool ? Ground.WholeSchool : Ground.None)
        | (stages.Has(pupil.Stage) ? Ground.Stage : Ground.None)
        | (houses.Contains(pupil.HouseKey) ? Ground.House : Ground.None)
        | (LeadsFacultyOf(pupil) ? Ground.Faculty : Ground.None)
        | (classes.Count > 0 && pupil.Courses.Any(Teaches) ? Ground.Class : Ground.None);

    /// <summary>How the person stands to a pupil, whoever the pupil is: the list of vulnerable groups asks it (P19).</summary>
    public GroupsRead ReadsGroupsOf(PupilInSight pupil, GroupsListRules rules)
    {
        if (IsKeptFrom(pupil.Id))
        {
            return GroupsRead.Nothing;
        }

        var grounds = GroundsFor(pupil);
        var tie =
            SeesWhole(grounds) ? Tie.SeesWhole
            : IsPromoted ? Tie.Promoted
            : grounds != Ground.None ? Tie.OwnTeacher
            : SeesConcerns ? Tie.Teacher
            : Tie.None;
        return pupil.IsRestricted
            ? GroupsSight.OfRestricted(tie, IsCloseTo(grounds), rules)
            : GroupsSight.Of(tie, rules);
    }

    /// <summary>Whether the person marks the pupil as restricted, and takes the mark away.</summary>
    public bool Restricts(PupilInSight pupil)
    {
        var grounds = GroundsFor(pupil);
        return (grounds & (Ground.Stage | Ground.House)) != Ground.None
            || (IsSupportForLearning && grounds != Ground.None);
    }

    /// <summary>Whether the person sets by hand which groups the pupil is in: the PSL of the house, and the SfLL of all pupils.</summary>
    public bool SetsGroupsOf(PupilInSight pupil)
    {
        var grounds = GroundsFor(pupil);
        return (grounds & Ground.House) != Ground.None
            || (IsSupportForLearning && grounds != Ground.None);
    }

    /// <summary>Whether the person reads what helps the pupil: own teachers, the PSL of the house, the SfLL and the year head.</summary>
    public bool ReadsWhatHelps(PupilInSight pupil)
    {
        var grounds = GroundsFor(pupil);
        return grounds != Ground.None && IsCloseTo(grounds);
    }

    private bool IsCloseTo(Ground grounds) =>
        (grounds & (Ground.Stage | Ground.House | Ground.Class)) != Ground.None
        || IsSupportForLearning;

    /// <summary>Whether the person sees what one course says of a pupil whom they see on these grounds.</summary>
    public bool SeesCourse(Ground grounds, CourseInSight course) =>
        SeesWhole(grounds) || MayReport(course);

    /// <summary>Whether the person enters and corrects the reports of a course while its cycle is open.</summary>
    public bool MayReport(CourseInSight course) =>
        faculties.Contains(course.FacultyId) || Teaches(course);

    /// <summary>Whether a pupil at a stage is one whose reports the person gives out to the school's other programs: those of the stages that they close. Whoever is kept from the pupil leaves them out.</summary>
    public bool GivesOutReportsOf(Stage stage) => HeadsStages.Has(stage);

    /// <summary>Whether the grounds give sight of all that is reported of a pupil, not of some courses alone.</summary>
    public static bool SeesWhole(Ground grounds) =>
        (grounds & (Ground.WholeSchool | Ground.Stage | Ground.House)) != Ground.None;

    private static IEnumerable<Role> Held(IEnumerable<Role> roles, Post post) =>
        roles.Where(role => role.Post == post);

    private bool LeadsFacultyOf(PupilInSight pupil) =>
        faculties.Count > 0 && pupil.Courses.Any(course => faculties.Contains(course.FacultyId));

    /// <summary>Whether the person teaches the class of a course.</summary>
    public bool Teaches(CourseInSight course) =>
        classes.Contains((course.SubjectId, course.ClassKey));
}
