using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>How a pupil stands in a cycle: a status where there is or was a concern, and else what is known.</summary>
public enum Standing : byte
{
    New,
    Escalated,
    Continuing,
    Eased,
    Resolved,

    /// <summary>In a vulnerable group, with no report tracked (P18).</summary>
    Monitored,

    NoConcern,

    /// <summary>Not reported on in the cycle, or not yet: nothing is known.</summary>
    NoReport,

    /// <summary>For who sees one faculty alone: nothing is tracked in it, whatever is elsewhere.</summary>
    NothingHere,
}

public static class StandingNames
{
    public static IReadOnlyList<Standing> Each { get; } = Enum.GetValues<Standing>();

    /// <summary>The word in addresses and on pages.</summary>
    public static string Word(this Standing standing) =>
        standing switch
        {
            Standing.New => "new",
            Standing.Escalated => "escalated",
            Standing.Continuing => "continuing",
            Standing.Eased => "eased",
            Standing.Resolved => "resolved",
            Standing.Monitored => "monitored",
            Standing.NoConcern => "no concern",
            Standing.NoReport => "no report",
            _ => "nothing here",
        };
}

/// <summary>One report of a pupil in a cycle, with its names and what follows from it.</summary>
/// <param name="Class">As the school writes it; empty for none.</param>
/// <param name="GivenBy">Who may have given the report.</param>
/// <param name="Asked">Which reasons there could be: those of a grade in the senior phase alone.</param>
/// <param name="Known">Of these, the ones that could be judged: a blank, or a first grade with none before it, could not.</param>
/// <param name="Why">What it is tracked for, or that its level changed; null where there is neither.</param>
public sealed record CourseInCycle(
    CourseReport Report,
    SubjectInFaculty Subject,
    string Class,
    CourseInSight InSight,
    GivenBy GivenBy,
    Reasons Asked,
    Reasons Known,
    TrackedCourse? Why
)
{
    public Reasons Reasons => Why?.All ?? Reasons.None;
}

/// <summary>One pupil in one cycle, as somebody sees them.</summary>
/// <param name="Stage">In this cycle; the stage of today for a pupil without a report.</param>
/// <param name="Level">1 to 3; 0 for a pupil who is no concern.</param>
/// <param name="Groups">What may be read of the membership.</param>
/// <param name="LedBy">Null for a pupil who is no concern.</param>
/// <param name="Courses">The reports that are seen: tracked ones first, the heaviest first.</param>
/// <param name="ByFaculty">The same, a faculty at a time.</param>
/// <param name="Elsewhere">Whether the concern rests on courses, too, that are not seen.</param>
/// <param name="LastIn">For a new concern: the latest earlier cycle in which there was one.</param>
/// <param name="LastSession">For a new concern in a session's first cycle: how the pupil stood at the end of the session before; null where nothing is known.</param>
/// <param name="RestedOn">For a concern that is resolved: the courses that it rested on in the cycle before.</param>
public sealed record PupilRow(
    PupilInSession Pupil,
    Stage Stage,
    Cycle Cycle,
    int Level,
    int LevelBefore,
    Standing Standing,
    Membership Membership,
    GroupsSeen Groups,
    LedBy? LedBy,
    IReadOnlyList<CourseInCycle> Courses,
    IReadOnlyList<FacultyReports> ByFaculty,
    bool Elsewhere,
    string? LastIn,
    LevelThen? LastSession,
    IReadOnlyList<CourseInSight> RestedOn,
    PupilInSight InSight
)
{
    /// <summary>The tracked courses, and those whose level changed, the heaviest first.</summary>
    public IEnumerable<TrackedCourse> Why =>
        Courses.Select(course => course.Why).OfType<TrackedCourse>();

    public bool IsConcern => Level > 0;

    /// <summary>The row as one reader sees it; null for a reader for whom the pupil does not exist.</summary>
    public PupilRow? SeenBy(Visibility sight, GroupsListRules rules)
    {
        var grounds = sight.GroundsFor(InSight);
        return grounds == Ground.None ? null
            : !Visibility.SeesWhole(grounds) ? Narrowed(sight, grounds, rules)
            : sight.ReadsGroupsOf(InSight, rules) == GroupsRead.Nothing ? WithoutGroups()
            : this;
    }

    /// <summary>The row without a word of the groups: whoever is monitored for being in one is then no concern, and no more.</summary>
    private PupilRow WithoutGroups() =>
        this with
        {
            Groups = default,
            Standing = Standing == Standing.Monitored ? Standing.NoConcern : Standing,
        };

    private PupilRow Narrowed(Visibility sight, Ground grounds, GroupsListRules rules)
    {
        CourseInCycle[] seen =
        [
            .. Courses.Where(course => sight.SeesCourse(grounds, course.InSight)),
        ];
        var tracked = seen.Count(course => course.Reasons != Reasons.None);
        var narrowed = this with
        {
            Groups = GroupsSeen.Of(Membership, sight.ReadsGroupsOf(InSight, rules)),
            Courses = seen,
            ByFaculty = FacultyReports.Of(seen),
            Elsewhere = Courses.Count(course => course.Reasons != Reasons.None) > tracked,
            RestedOn = [.. RestedOn.Where(course => sight.SeesCourse(grounds, course))],
        };
        if (narrowed.Groups.Read == GroupsRead.Nothing)
        {
            narrowed = narrowed.WithoutGroups();
        }

        var isTheirs = grounds.HasFlag(Ground.Class) || tracked > 0 || narrowed.RestedOn.Count > 0;
        return isTheirs ? narrowed : narrowed.WithNothingHere();
    }

    /// <summary>What a curriculum leader is told of a pupil of whom their own faculty says nothing: not what others say.</summary>
    private PupilRow WithNothingHere() =>
        this with
        {
            Level = 0,
            LevelBefore = 0,
            LedBy = null,
            LastIn = null,
            LastSession = null,
            Elsewhere = false,
            Standing = Courses.Count == 0 ? Standing.NoReport : Standing.NothingHere,
        };
}
