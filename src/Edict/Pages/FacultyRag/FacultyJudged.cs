using Edict.Data;
using Edict.Judging;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Edict.Reports;

namespace Edict.Pages.FacultyRag;

/// <summary>A faculty as its CL judges it: what the page and its workbook show.</summary>
/// <param name="Mine">The faculties of which the reader is CL, by name.</param>
/// <param name="List">All whom the faculty teaches, asked about or not.</param>
/// <param name="Cycle">The one that was chosen; null for those that are judged now.</param>
/// <param name="Part">The part of the list that was chosen; null for everybody who is asked about.</param>
public sealed record FacultyJudged(
    ReaderSight Reader,
    FacultyNamed Faculty,
    IReadOnlyList<FacultyNamed> Mine,
    JudgingList List,
    Rags Rags,
    Guid? Cycle,
    JudgedAs? Part
)
{
    /// <summary>The chosen part of the list, or all of it.</summary>
    public JudgingList Listed { get; } = Part is { } part ? List.Only(part) : List;

    /// <summary>Whom the page names.</summary>
    public IEnumerable<PupilToJudge> Named =>
        Part == JudgedAs.NotAsked ? List.NotAsked : Listed.All;

    /// <summary>How many these are, as the audit log says it.</summary>
    public string HowMany =>
        Part is { } part ? $"{Named.Count()} {part.Word()}" : $"{List.AskedCount} asked";

    /// <summary>The address of the list of a part, or of everybody who is asked about; in a cycle, or now.</summary>
    public string AddressOf(JudgedAs? part, Guid? cycle) => Address(Faculty, part, cycle);

    public static string Address(FacultyNamed faculty, JudgedAs? part, Guid? cycle) =>
        "/faculty-rag"
        + QueryString.Create(
            new Dictionary<string, string?>
            {
                ["faculty"] = faculty.Name,
                ["cycle"] = cycle?.ToString(),
                ["rag"] = part?.Word(),
            }.Where(query => query.Value is not null)
        );

    /// <summary>What class teachers think, by cycle and pupil.</summary>
    public ILookup<(Guid Cycle, Guid Pupil), TeacherView> Views { get; init; } =
        Array.Empty<TeacherView>().ToLookup(view => (view.CycleId, view.PupilId));

    /// <summary>Which marks came by a deliberate act.</summary>
    public FilledClasses Filled { get; init; } =
        new(Reader, new Dictionary<(Guid, Guid), FilledMarks>());

    /// <summary>How the faculty judged in each cycle of the session.</summary>
    public IEnumerable<FacultyPicture> Pictures =>
        Reader.School.Cycles.Select(cycle =>
            FacultyPicture.Of(cycle, JudgingList.Of(Reader, Rags, Faculty.Id, cycle))
        );

    /// <summary>That of today, for what belongs to no cycle.</summary>
    public Policy Policy => Reader.School.PolicyNow;

    /// <param name="faculty">A name; null for the first of which the reader is CL.</param>
    /// <param name="rag">The word of a part of the list; null for all of it.</param>
    /// <returns>Null where there is no such cycle, no such part, or no such faculty of the reader's.</returns>
    public static FacultyJudged? Of(
        ReaderSight reader,
        Rags rags,
        string? faculty,
        Guid? cycle,
        string? rag
    )
    {
        var school = reader.School;
        List<FacultyNamed> mine =
        [
            .. school.Faculties.Where(one => reader.Sight.Judges.Contains(one.Id)),
        ];
        var judged = mine.Find(one => faculty is null || IsNamed(one, faculty));
        var part = rag is null ? null : JudgedAsNames.Read(rag);
        if (
            judged is null
            || (cycle is not null && school.CycleOf(cycle) is null)
            || (rag is not null && part is null)
        )
        {
            return null;
        }

        return new(
            reader,
            judged,
            mine,
            JudgingList.Of(reader, rags, judged.Id, school.CycleOf(cycle)),
            rags,
            cycle,
            part
        );
    }

    /// <summary>The comments that each cycle shown takes, in the order of their keys: together where they are the same.</summary>
    public IReadOnlyList<(string Cycles, IReadOnlyList<string> Comments)> Comments =>
        [
            .. List
                .Shown.Keys.OrderBy(cycle => cycle.Order)
                .GroupBy(cycle => string.Join('\n', Reader.School.PolicyOf(cycle).RagComments))
                .Select(cycles =>
                    (
                        string.Join(", ", cycles.Select(cycle => cycle.Name)),
                        Reader.School.PolicyOf(cycles.First()).RagComments
                    )
                ),
        ];

    /// <summary>The comment that says attendance, for the whole block; null where no policy of its cycles has one.</summary>
    public string? ForAttendance =>
        List
            .Block.SelectMany(pupil => pupil.Policy.RagComments)
            .FirstOrDefault(FacultyRags.IsForAttendance);

    /// <summary>A line of the page: what is judged, or what was chosen where the form came back.</summary>
    /// <param name="at">Its number in the form, from 0.</param>
    /// <param name="typed">Null where nothing was changed.</param>
    public ShownPupil Shown(PupilToJudge pupil, int at, RagFormRow? typed)
    {
        var saved = RagMark.Of(pupil.Said?.Judgement, pupil.Policy);
        return new(
            pupil,
            at,
            saved,
            typed is null ? saved : typed.Was ?? "",
            RagMark.Of(
                pupil.Suggested is { IsWhole: true } whole ? new(whole.Rag, whole.Comment) : null,
                pupil.Policy
            ),
            typed is null ? RagMark.Letter(saved) : typed.Rag ?? "",
            typed is null ? RagMark.Place(saved) : typed.Comment ?? "",
            pupil.Policy.RagComments,
            [
                .. Views[(pupil.Cycle.Id, pupil.Row.Pupil.Id)]
                    .Select(view => new ViewShown(
                        view.Rag,
                        Reader.School.Named(view.StaffId)?.Name ?? "A class teacher"
                    )),
            ],
            [
                .. pupil
                    .Others.GroupBy(rag => rag.Judgement.Rag)
                    .OrderByDescending(rags => rags.Key)
                    .Select(rags => (rags.Key, Faculties(rags))),
            ],
            [.. Filled.OfPupil(pupil)]
        );
    }

    private string Faculties(IGrouping<Rag, RagSaid> rags) =>
        rags.Key == Rag.Green
            ? $"{rags.Count()}"
            : string.Join(", ", rags.Select(rag => Reader.School.FacultyNamed(rag.FacultyId)));

    private static bool IsNamed(FacultyNamed faculty, string name) =>
        string.Equals(faculty.Name, name.Trim(), StringComparison.OrdinalIgnoreCase);
}
