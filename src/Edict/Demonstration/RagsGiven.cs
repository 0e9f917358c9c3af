using Edict.Data;
using Edict.Judging;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>
/// What the CLs judged of the cycles that have closed: mostly as suggested, some otherwise, and of whom they have no report not
/// yet. Of the latest, each has judged about half, and English nobody.
/// </summary>
internal sealed class RagsGiven(SchoolReading school, Guid schoolId, long revision)
{
    private const string NotBegun = "English";
    private const double Agrees = 0.85;
    private readonly Dice dice = new(47);

    public IReadOnlyList<FacultyRag> Rows =>
        [
            .. school
                .Cycles.Where(cycle => cycle.IsClosed)
                .SelectMany(cycle => school.Faculties.SelectMany(faculty => Of(cycle, faculty))),
        ];

    private List<FacultyRag> Of(Cycle cycle, FacultyNamed faculty)
    {
        var latest = cycle == school.Cycles.Last(each => each.IsClosed);
        if (
            school.Posts.CurriculumLeaders(faculty.Id) is not [var leader, ..]
            || (latest && faculty.Name == NotBegun)
        )
        {
            return [];
        }

        var reader = new ReaderSight(school, school.SightOf(leader.StaffId), leader.StaffId);
        return
        [
            .. JudgingList
                .Of(reader, Rags.None, faculty.Id, cycle)
                .All.Where(pupil => pupil.Courses.Count > 0)
                .Where(_ => dice.Chance(latest ? 0.5 : 0.97))
                .Select(pupil => Row(pupil, faculty.Id, leader.StaffId)),
        ];
    }

    private FacultyRag Row(PupilToJudge pupil, Guid facultyId, Guid staffId)
    {
        var suggested = pupil.Suggested ?? new(Rag.Green, null);
        var agrees = dice.Chance(Agrees);
        var rag = agrees ? suggested.Rag : Otherwise(suggested.Rag);
        return new()
        {
            SchoolId = schoolId,
            CycleId = pupil.Cycle.Id,
            FacultyId = facultyId,
            PupilId = pupil.Row.Pupil.Id,
            Rag = rag,
            Comment =
                rag == Rag.Green
                    ? null
                    : suggested.Comment ?? dice.Pick(school.PolicyNow.RagComments),
            AsSuggested = agrees && pupil.Suggested is not null,
            StaffId = staffId,
            At = pupil.Cycle.ClosedAt!.Value.AddDays(4).AddMinutes(dice.Below(180)),
            Revision = revision,
        };
    }

    private Rag Otherwise(Rag suggested) =>
        suggested == Rag.Amber ? dice.Pick([Rag.Red, Rag.Green]) : Rag.Amber;
}
