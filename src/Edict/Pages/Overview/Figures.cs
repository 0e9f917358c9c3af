using Edict.Overview;
using Edict.Pages.Concerns;
using Edict.Protocol;

namespace Edict.Pages.Overview;

/// <summary>
/// The figures of one reader's cycle, or of now: each is the size of a set of pupils, and carries the address of the list
/// of just these. A row or column that the filter excludes is left out, so that a figure never widens what was chosen.
/// </summary>
public sealed class Figures
{
    private readonly SeenCycle seen;
    private readonly Chosen chosen;
    private readonly ListAddress address;
    private readonly Stage[] stages;
    private readonly string[] inFaculties;
    private readonly Lazy<List<HeatPlace>> places;

    public Figures(ConcernFilter filter, SeenCycle seen)
    {
        this.seen = seen;
        chosen = new(filter, seen);
        address = new(filter);
        GoodNews = filter.OfPlace().AddressAt("/good-news");
        stages =
        [
            .. Stages.Each.Where(stage =>
                (chosen.Stage ?? stage) == stage && seen.Sets.At(stage).Count > 0
            ),
        ];
        inFaculties =
        [
            .. chosen.Faculties.Select(faculty => ListAddress.Query("faculty", faculty.Name)),
        ];
        places = new(Places);
    }

    /// <summary>Whether no pupil is at a stage that was chosen.</summary>
    public bool IsEmpty => stages.Length == 0;

    /// <summary>The address of the good news of the place that was chosen.</summary>
    public string GoodNews { get; }

    private RowSets Sets => seen.Sets;

    private RowSet Concerns => chosen.OfAnyStanding.And(chosen.Concern);

    /// <summary>Leaves the resolved out of a list.</summary>
    private string ConcernsAlone =>
        chosen.HasStatus ? "" : ListAddress.Query("status", Chosen.AnyConcern);

    /// <summary>A list of whoever is reported on.</summary>
    internal static string Reported { get; } = ListAddress.Query("report", Chosen.AnyReport);

    /// <summary>The pupils against whom concerns are counted: those of the chosen standing, or all.</summary>
    private RowSet Population => chosen.HasStatus ? chosen.Listed : Sets.All;

    /// <summary>Concerns by level and stage.</summary>
    public FigureTable ByLevel() =>
        ByStage(
            "Concerns by level",
            "Level",
            Concerns,
            FilterForm.EachLevel,
            level => (chosen.Level ?? level) == level,
            Sets.At,
            level => $"Level {level}",
            level => ListAddress.Query("level", $"{level}")
        );

    /// <summary>How pupils stand by stage: the concerns against the cycle before, and those who are none.</summary>
    public FigureTable ByStanding() =>
        ByStage(
            "How pupils stand",
            "Status",
            chosen.OfAnyStanding.And(Population),
            StandingNames.Each,
            standing => RowSet.CountOfAll(Sets.At(standing), Population) > 0,
            Sets.At,
            standing => Capital(standing.Word()),
            standing => ListAddress.Query("status", standing.Word())
        );

    /// <summary>Concerns by what they are tracked for, and by lane.</summary>
    public FigureTable ByReason() =>
        ByStage(
            "Why pupils are concerns",
            "Reason",
            chosen.Place.And(chosen.Listed),
            ReasonNames.Each,
            reason => chosen.Lane is null && (chosen.Reason ?? reason) == reason,
            reason => InFaculties(faculty => faculty.Tracked(reason)),
            Words,
            reason => ListAddress.Query("reason", reason.Word()),
            reason => reason
        );

    public FigureTable ByLane() =>
        ByStage(
            "How heavily, and how it moves",
            "Lane",
            chosen.Place,
            LaneNames.Each,
            lane => chosen.Reason is null && (chosen.Lane ?? lane) == lane,
            lane =>
                InFaculties(faculty => faculty.In(lane))
                    .And(
                        chosen.HasStatus ? chosen.Listed
                        : lane == Lanes.LevelChanged ? Sets.All
                        : Sets.Listed
                    ),
            Lane.Words,
            lane => ListAddress.Query("reason", lane.Word()),
            lane =>
                lane switch
                {
                    Lanes.BelowAPass => Reasons.WorkingGrade,
                    Lanes.SlippingByTwo or Lanes.SlippingByOne => Reasons.Deterioration,
                    _ => null,
                }
        );

    /// <summary>Concerns by faculty and level. A pupil of level 2 stands under both faculties.</summary>
    public FigureTable ByFaculty()
    {
        var levels = chosen.Levels;
        return new(
            "Concerns by faculty",
            "Faculty",
            [.. levels.Select(level => $"Level {level}"), "All"],
            [
                .. chosen.Faculties.Select(faculty =>
                {
                    var theirs = chosen
                        .Place.And(chosen.Concern)
                        .And(chosen.InFaculty(faculty.Sets));
                    var query = ListAddress.Query("faculty", faculty.Name);
                    return new FigureRow(
                        faculty.Name,
                        [
                            .. levels.Select(level =>
                                (Figure?)
                                    new Figure(
                                        RowSet.CountOfAll(theirs, Sets.At(level)),
                                        address,
                                        query,
                                        ListAddress.Query("level", $"{level}"),
                                        ConcernsAlone
                                    )
                            ),
                            new Figure(theirs.Count, address, query, ConcernsAlone),
                        ]
                    );
                }),
            ]
        );
    }

    /// <summary>Members of each vulnerable group against all others: concerns among them, and of whom it is not known.</summary>
    public IEnumerable<GroupFigures> ByGroup()
    {
        foreach (var group in GroupNames.Each.Where(group => (chosen.Group ?? group) == group))
        {
            if (!chosen.IsInNone)
            {
                yield return Group(group.Word(), group.Word(), Sets.Members(group)) with
                {
                    Unknown = Unknown(group),
                };
            }
        }

        if (chosen.Group is null && !chosen.IsInNone)
        {
            yield return Group("In any group", "any", Sets.AnyMembers);
        }

        if (chosen.Group is null && !chosen.IsInAny)
        {
            yield return Group("In none", "none", Sets.NoMembers);
        }
    }

    private GroupFigures Group(string name, string word, RowSet members)
    {
        var query = ListAddress.Query("group", word);
        return new(
            name,
            new(RowSet.CountOfAll(Concerns, members), address, query, ConcernsAlone),
            new(
                RowSet.CountOfAll(chosen.Reported, Population, members),
                address,
                query,
                Reported,
                ListAddress.Without("reason")
            ),
            chosen.HasStatus
                ? null
                : new(
                    RowSet.CountOfAll(chosen.OfAnyStanding, members, Sets.At(Standing.Monitored)),
                    address,
                    query,
                    ListAddress.Query("status", Standing.Monitored.Word())
                ),
            null
        );
    }

    /// <summary>Of whom it is not known; null where a group is chosen, of which everything is known.</summary>
    private Figure? Unknown(Groups group) =>
        chosen.Group is not null
            ? null
            : new(
                RowSet.CountOfAll(chosen.OfAnyStanding, Sets.Unknown(group), Population),
                address,
                ListAddress.Query("unknown", group.Word())
            );

    /// <summary>Each reason over stages and faculties: how many, of how many, and of whom nobody can tell.</summary>
    public IReadOnlyList<HeatTable> Heats =>
        field ??= chosen.Lane is not null
            ? []
            :
            [
                .. ReasonNames
                    .Each.Where(reason => (chosen.Reason ?? reason) == reason)
                    .Select(Heat)
                    .Where(table => table.Rows.Count > 0),
            ];

    private HeatTable Heat(Reasons reason)
    {
        List<HeatRow> rows =
        [
            .. places
                .Value.SkipLast(1)
                .Select(place => HeatOf(reason, place))
                .Where(row => row.Cells.Any(cell => !cell.IsEmpty)),
        ];
        if (rows.Count > 1)
        {
            rows.Add(HeatOf(reason, places.Value[^1]));
        }

        return new(Words(reason), [.. chosen.Faculties.Select(faculty => faculty.Name)], rows);
    }

    private HeatRow HeatOf(Reasons reason, HeatPlace place)
    {
        var tracked = ListAddress.Query("reason", reason.Word());
        var unknown = ListAddress.Query("unknown", reason.Word());
        return new(
            place.Name,
            [
                .. chosen.Faculties.Select(
                    (faculty, i) =>
                        new HeatCell(
                            new(
                                RowSet.CountOfAll(place.Listed, faculty.Sets.Tracked(reason)),
                                address,
                                place.Query,
                                inFaculties[i],
                                tracked
                            ),
                            RowSet.CountOfAll(place.Population, faculty.Sets.Known(reason)),
                            new(
                                chosen.Reason is null
                                    ? RowSet.CountOfAll(
                                        place.Population,
                                        faculty.Sets.Unknown(reason)
                                    )
                                    : 0,
                                address,
                                place.Query,
                                inFaculties[i],
                                unknown
                            ),
                            place.OneTeacher[i]
                        )
                ),
            ]
        );
    }

    /// <summary>The rows of the heat tables: each stage, and all of them at last.</summary>
    private List<HeatPlace> Places() =>
        [
            .. stages.Select(stage =>
                Place(
                    stage.Word(),
                    ListAddress.Query("stage", stage.Word()),
                    chosen.Place.And(Sets.At(stage)),
                    faculty => faculty.RestsOnOneTeacher(chosen.Place.And(Sets.At(stage)))
                )
            ),
            Place("All", "", chosen.Place, _ => false),
        ];

    private HeatPlace Place(
        string name,
        string query,
        RowSet rows,
        Func<FacultySets, bool> restsOnOneTeacher
    ) =>
        new(
            name,
            query,
            rows.And(chosen.Listed),
            rows.And(Population),
            [.. chosen.Faculties.Select(faculty => restsOnOneTeacher(faculty.Sets))]
        );

    /// <summary>A row of the heat tables, the same for every reason.</summary>
    private sealed record HeatPlace(
        string Name,
        string Query,
        RowSet Listed,
        RowSet Population,
        bool[] OneTeacher
    );

    private RowSet InFaculties(Func<FacultySets, RowSet> holds) =>
        chosen.Faculty is null ? Sets.None : holds(chosen.Faculty);

    private FigureTable ByStage<T>(
        string caption,
        string rowsAre,
        RowSet of,
        IReadOnlyList<T> each,
        Func<T, bool> isChosen,
        Func<T, RowSet> set,
        Func<T, string> name,
        Func<T, string> query,
        Func<T, Reasons?>? restsOn = null
    ) =>
        new(
            caption,
            rowsAre,
            [.. stages.Select(stage => stage.Word()), "All"],
            [
                .. each.Where(isChosen)
                    .Select(one =>
                    {
                        var (rows, narrowed) = (of.And(set(one)), query(one));
                        var reason = restsOn?.Invoke(one);
                        return new FigureRow(
                            name(one),
                            [
                                .. stages.Select(stage =>
                                    CanBe(reason, stage)
                                        ? new Figure(
                                            RowSet.CountOfAll(rows, Sets.At(stage)),
                                            address,
                                            ListAddress.Query("stage", stage.Word()),
                                            narrowed
                                        )
                                        : (Figure?)null
                                ),
                                new Figure(rows.Count, address, narrowed),
                            ]
                        );
                    }),
            ]
        );

    /// <summary>Whether any report of the stage could be tracked for the reason.</summary>
    private bool CanBe(Reasons? reason, Stage stage) =>
        reason is not { } one
        || RowSet.CountOfAll(Sets.At(stage), Sets.AnyFaculty.Known(one)) > 0
        || RowSet.CountOfAll(Sets.At(stage), Sets.AnyFaculty.Unknown(one)) > 0;

    private static string Words(Reasons reason) =>
        reason switch
        {
            Reasons.WorkingGrade => "Working grade below a pass",
            Reasons.Deterioration => "Working grade slipping",
            _ => Capital(reason.Word()),
        };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
