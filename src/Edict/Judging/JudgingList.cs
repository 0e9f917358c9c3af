using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Cycle = Edict.Data.Cycle;

namespace Edict.Judging;

/// <summary>Whom a faculty's CL judges: those asked about by class, the block of those by attendance alone, and who is not asked.</summary>
/// <param name="Shown">The cycles, each for the stages for which it is judged.</param>
/// <param name="Pupils">By class, then by name.</param>
/// <param name="Block">By name.</param>
/// <param name="NotAsked">By class, then by name: everybody else whom the faculty teaches, as far as the CL sees them and reads their groups.</param>
/// <param name="ByAttendanceAlone">How many the attendance group alone brings here, whether the policy asks about them or leaves them out.</param>
public sealed record JudgingList(
    IReadOnlyDictionary<Cycle, StageSet> Shown,
    IReadOnlyList<PupilToJudge> Pupils,
    IReadOnlyList<PupilToJudge> Block,
    IReadOnlyList<PupilToJudge> NotAsked,
    int ByAttendanceAlone
)
{
    /// <summary>Everybody who is asked about.</summary>
    public IEnumerable<PupilToJudge> All => Pupils.Concat(Block);

    public int Judged => Of(JudgedAs.Judged).Count();

    public int AskedCount => Pupils.Count + Block.Count;

    /// <summary>A part of them, by what is judged.</summary>
    public IEnumerable<PupilToJudge> Of(JudgedAs part) =>
        part == JudgedAs.NotAsked ? NotAsked : All.Where(pupil => Is(pupil, part));

    /// <summary>The list with a part of those asked about alone, and of the others only where they are the part.</summary>
    public JudgingList Only(JudgedAs part) =>
        this with
        {
            Pupils = [.. Pupils.Where(pupil => Is(pupil, part))],
            Block = [.. Block.Where(pupil => Is(pupil, part))],
            NotAsked = part == JudgedAs.NotAsked ? NotAsked : [],
        };

    /// <param name="chosen">Null for the cycles that are to be judged now.</param>
    public static JudgingList Of(ReaderSight reader, Rags rags, Guid facultyId, Cycle? chosen) =>
        Of(reader, rags, facultyId, CyclesToJudge.Of(reader.School, chosen));

    /// <param name="shown">The cycles, each with the stages for which it is judged.</param>
    public static JudgingList Of(
        ReaderSight reader,
        Rags rags,
        Guid facultyId,
        IReadOnlyDictionary<Cycle, StageSet> shown
    )
    {
        var taught = shown
            .SelectMany(part => Taught(reader, rags, facultyId, part.Key, part.Value))
            .ToList();
        var asked = taught.Where(pupil =>
            pupil.Asked != RagAsked.NotAsked || pupil.Said is not null
        );
        var byBlock = asked.ToLookup(pupil => pupil.Asked == RagAsked.InBlock);
        return new(
            shown,
            ByClass(byBlock[false]),
            [
                .. byBlock[true]
                    .OrderBy(pupil => pupil.Row.Pupil.ListName, StringComparer.OrdinalIgnoreCase),
            ],
            ByClass(taught.Where(pupil => pupil.Asked == RagAsked.NotAsked && pupil.Said is null)),
            taught.Count(pupil => pupil.IsByAttendanceAlone)
        );
    }

    private static IReadOnlyList<PupilToJudge> ByClass(IEnumerable<PupilToJudge> pupils) =>
        [
            .. pupils
                .OrderBy(pupil => pupil.Row.Stage)
                .ThenBy(pupil => pupil.Class.Subject, StringComparer.OrdinalIgnoreCase)
                .ThenBy(pupil => pupil.Class.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(pupil => pupil.Row.Pupil.ListName, StringComparer.OrdinalIgnoreCase),
        ];

    private static bool Is(PupilToJudge pupil, JudgedAs part) =>
        part switch
        {
            JudgedAs.Red => pupil.Said?.Judgement.Rag == Rag.Red,
            JudgedAs.Amber => pupil.Said?.Judgement.Rag == Rag.Amber,
            JudgedAs.Green => pupil.Said?.Judgement.Rag == Rag.Green,
            JudgedAs.NotYet => pupil.Said is null,
            JudgedAs.AsSuggested => pupil.Said is { AsSuggested: true },
            JudgedAs.Judged => pupil.Said is not null,
            _ => false,
        };

    /// <summary>Whether a CL is asked about one pupil in a cycle, judged already or not.</summary>
    /// <param name="row">The pupil in the cycle, with every course.</param>
    public static bool Asks(ReaderSight reader, Rags rags, Guid facultyId, PupilRow row) =>
        row.Cycle.Stages.Has(row.Stage)
        && row.SeenBy(reader.Sight, reader.School.PolicyNow.GroupsList) is { } seen
        && OfPupil(reader.School, rags, facultyId, seen) is { Asked: not RagAsked.NotAsked };

    private static IEnumerable<PupilToJudge> Taught(
        ReaderSight reader,
        Rags rags,
        Guid facultyId,
        Cycle cycle,
        StageSet stages
    ) =>
        reader
            .Seen(cycle)
            .Rows.Where(row => stages.Has(row.Stage))
            .Select(row => OfPupil(reader.School, rags, facultyId, row))
            .OfType<PupilToJudge>();

    /// <returns>
    /// Null for a pupil whom the faculty neither teaches nor has judged, and for one whose groups the CL does not read while
    /// nothing is tracked here: an earlier judgement, or that none is asked for, would tell of a group.
    /// </returns>
    private static PupilToJudge? OfPupil(
        SchoolReading school,
        Rags rags,
        Guid facultyId,
        PupilRow row
    )
    {
        var (cycle, pupil) = (row.Cycle, row.Pupil.Id);
        var before = CycleBefore(school, cycle, row.Stage);
        var courses = In(facultyId, row.Courses);
        var said = rags.Of(cycle.Id, facultyId, pupil);
        var taught = ClassOf(school, facultyId, row, courses);
        if (taught is null && said is null)
        {
            return null;
        }

        var isTracked = PupilToJudge.Reasons(courses).Any();
        if (!isTracked && row.Groups.Read == GroupsRead.Nothing)
        {
            return null;
        }

        var policy = school.PolicyOf(cycle);
        var groups = row.Groups.In;
        var asked = FacultyRags.Asked(groups, isTracked, policy.Rag);
        return new(
            row,
            courses,
            taught ?? new(school.FacultyNamed(facultyId), ""),
            asked,
            FacultyRags.Suggested([.. courses.Select(ToJudge)], groups, policy),
            said,
            before is null ? null : Told(before).FirstOrDefault(rag => rag.FacultyId == facultyId),
            [.. Told(cycle).Where(rag => rag.FacultyId != facultyId)],
            school.IsCollated(cycle, row.Stage),
            policy
        );

        IReadOnlyList<RagSaid> Told(Cycle of) =>
            RagsTold.Of(rags, school.At(of), pupil, row.Groups.Read);
    }

    /// <summary>The class in which the faculty teaches a pupil in a cycle, that of the heaviest report where there is one; null where it does not.</summary>
    private static ClassOfFaculty? ClassOf(
        SchoolReading school,
        Guid facultyId,
        PupilRow row,
        IReadOnlyList<CourseInCycle> courses
    ) =>
        courses is [var heaviest, ..] ? new(heaviest.Subject.Name, heaviest.Class)
        : !MayTeach(school, facultyId, row.InSight) ? null
        : ClassHistory
            .Of(school, facultyId, row.Pupil.Id, row.Cycle)
            .TaughtIn(row.Cycle)
            .Select(taught => new ClassOfFaculty(
                school.Subjects[taught.SubjectId].Name,
                school.ClassNames.GetValueOrDefault(taught, "")
            ))
            .OrderBy(taught => taught.Words, StringComparer.OrdinalIgnoreCase)
            .Cast<ClassOfFaculty?>()
            .FirstOrDefault();

    /// <summary>Whether it is worth a look at all that was said: of most pupils a faculty never said anything.</summary>
    private static bool MayTeach(SchoolReading school, Guid facultyId, PupilInSight pupil) =>
        pupil.Courses.Any(course => course.FacultyId == facultyId)
        || school.Facts.NotRatedOf[pupil.Id].Any();

    private static IReadOnlyList<CourseInCycle> In(
        Guid facultyId,
        IEnumerable<CourseInCycle> courses
    ) => [.. courses.Where(course => course.InSight.FacultyId == facultyId)];

    private static Cycle? CycleBefore(SchoolReading school, Cycle cycle, Stage stage) =>
        school
            .Cycles.TakeWhile(earlier => earlier.Order < cycle.Order)
            .LastOrDefault(earlier => earlier.Stages.Has(stage));

    private static ReportToJudge ToJudge(CourseInCycle course) =>
        new(
            [.. PupilToJudge.Reasons([course])],
            course.Report is { Effort: not null, Behaviour: not null, Homework: not null }
        );
}
