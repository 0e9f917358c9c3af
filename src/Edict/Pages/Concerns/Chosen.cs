using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>
/// What a filter chooses among the pupils that a reader sees. A word that is unknown chooses nobody, and never everybody.
/// </summary>
public sealed class Chosen
{
    /// <summary>The word for the concerns of any status, without those that are resolved.</summary>
    public const string AnyConcern = "concern";

    /// <summary>The word for whoever is reported on, a concern or not: against whom concerns are counted.</summary>
    public const string AnyReport = "any";

    private readonly SeenCycle seen;
    private readonly bool isReadable;
    private readonly bool isHighlighted;
    private readonly bool isReported;
    private readonly RowSet? highlighted;

    /// <param name="highlighted">By the faculties' RAGs; null where the list knows of none.</param>
    public Chosen(ConcernFilter filter, SeenCycle seen, RowSet? highlighted = null)
    {
        this.seen = seen;
        this.highlighted = highlighted;
        isHighlighted = Same(filter.Rag, Highlighted.Word);
        isReported = Same(filter.Report, AnyReport);
        Stage = Given(filter.Stage) is { } stage ? Stages.Read(stage) : null;
        Level = filter.Level;
        Group = One(filter.Group, GroupNames.Each, GroupNames.Word);
        (IsInAny, IsInNone) = (Same(filter.Group, "any"), Same(filter.Group, "none"));
        Reason = One(filter.Reason, ReasonNames.Each, ReasonNames.Word);
        Lane = One(filter.Reason, LaneNames.Each, LaneNames.Word);
        Standing = One(filter.Status, StandingNames.Each, StandingNames.Word);
        HasStatus = Standing is not null || Same(filter.Status, AnyConcern);
        UnknownMark = One(filter.Unknown, ReasonNames.Each, ReasonNames.Word);
        UnknownGroup = One(filter.Unknown, GroupNames.Each, GroupNames.Word);
        Faculties = Given(filter.Faculty) is { } faculty
            ? [.. seen.Faculties.Where(one => Same(one.Name, faculty))]
            : seen.Faculties;
        Faculty =
            Given(filter.Faculty) is null ? seen.Sets.AnyFaculty
            : Faculties is [var only] ? only.Sets
            : null;
        isReadable =
            (Given(filter.Group) is null || Group is not null || IsInAny || IsInNone)
            && (Given(filter.Reason) is null || Reason is not null || Lane is not null)
            && (Given(filter.Status) is null || HasStatus)
            && (
                Given(filter.Unknown) is null || UnknownMark is not null || UnknownGroup is not null
            )
            && (
                Given(filter.Lead) is null || Same(filter.Lead, "me") || Same(filter.Lead, "others")
            )
            && (Given(filter.Rag) is null || isHighlighted)
            && (Given(filter.Report) is null || isReported)
            && Faculty is not null;
        Place = isReadable ? InPlace(filter) : seen.Sets.None;
        OfAnyStanding = Faculty is null ? seen.Sets.None : Place.And(InFaculty(Faculty));
        Listed =
            Standing is { } standing ? seen.Sets.At(standing)
            : HasStatus ? seen.Sets.Concerns
            : ListsAnyStanding ? seen.Sets.All
            : seen.Sets.Listed;
        Rows = OfAnyStanding.And(Listed);
    }

    public Stage? Stage { get; }

    public int? Level { get; }

    public Groups? Group { get; }

    /// <summary>Whether the pupils in any group are chosen.</summary>
    public bool IsInAny { get; }

    /// <summary>Whether the pupils in no group are chosen.</summary>
    public bool IsInNone { get; }

    public Reasons? Reason { get; }

    public Lanes? Lane { get; }

    public Standing? Standing { get; }

    /// <summary>Whether one standing, or that of a concern, is chosen.</summary>
    public bool HasStatus { get; }

    public Reasons? UnknownMark { get; }

    public Groups? UnknownGroup { get; }

    /// <summary>The faculty that is chosen; all that the reader sees something of where none is.</summary>
    public IReadOnlyList<FacultySeen> Faculties { get; }

    /// <summary>What the chosen faculty says, or any; null for a faculty that says nothing.</summary>
    public FacultySets? Faculty { get; }

    /// <summary>Who is chosen by everything but standing and what is tracked: against whom concerns are counted.</summary>
    public RowSet Reported => Faculty is null ? seen.Sets.None : Place.And(Faculty.Taught);

    /// <summary>Who is chosen by everything but standing, faculty and what holds in it.</summary>
    public RowSet Place { get; }

    /// <summary>Who is chosen by everything but standing.</summary>
    public RowSet OfAnyStanding { get; }

    /// <summary>The standings that are listed: concerns and resolved ones, unless others are asked for.</summary>
    public RowSet Listed { get; }

    /// <summary>Who is chosen.</summary>
    public RowSet Rows { get; }

    /// <summary>Of which standing concerns are counted: the chosen one, or any concern.</summary>
    public RowSet Concern => HasStatus ? Listed : seen.Sets.Concerns;

    /// <summary>The levels that can be among the chosen, the highest first.</summary>
    public IReadOnlyList<int> Levels =>
        [.. FilterForm.EachLevel.Where(level => (Level ?? level) == level)];

    public IEnumerable<PupilRow> Pupils => Rows.In(seen.Rows);

    private bool ListsAnyStanding =>
        Lane == Lanes.LevelChanged
        || UnknownMark is not null
        || UnknownGroup is not null
        || isHighlighted
        || isReported;

    /// <summary>What is asked of the reports must hold in one faculty.</summary>
    public RowSet InFaculty(FacultySets faculty)
    {
        var set =
            isReported ? faculty.Taught
            : Reason is null && Lane is null && UnknownMark is null ? faculty.Shown
            : seen.Sets.All;
        set = Reason is { } reason ? set.And(faculty.Tracked(reason)) : set;
        set = Lane is { } lane ? set.And(faculty.In(lane)) : set;
        return UnknownMark is { } mark ? set.And(faculty.Unknown(mark)) : set;
    }

    private RowSet InPlace(ConcernFilter filter)
    {
        var sets = seen.Sets;
        var set = sets.All;
        set = Stage is { } stage ? set.And(sets.At(stage)) : set;
        set = Level is { } level ? set.And(sets.At(level)) : set;
        set = Given(filter.House) is { } house ? set.And(sets.InHouse(house)) : set;
        set = Given(filter.Class) is { } name ? set.And(sets.InClass(name)) : set;
        set = Group is { } group ? set.And(sets.Members(group)) : set;
        set = IsInAny ? set.And(sets.AnyMembers) : set;
        set = IsInNone ? set.And(sets.NoMembers) : set;
        set = UnknownGroup is { } unknown ? set.And(sets.Unknown(unknown)) : set;
        set = isHighlighted ? set.And(highlighted ?? sets.None) : set;
        return Given(filter.Lead) is { } lead
            ? set.And(Same(lead, "me") ? sets.LedByReader : sets.LedByOthers)
            : set;
    }

    private static T? One<T>(string? given, IEnumerable<T> each, Func<T, string> word)
        where T : struct
    {
        if (Given(given) is { } wanted)
        {
            foreach (var one in each)
            {
                if (Same(wanted, word(one)))
                {
                    return one;
                }
            }
        }

        return null;
    }

    private static string? Given(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool Same(string? wanted, string value) =>
        string.Equals(wanted?.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
