using Edict.Protocol;

namespace Edict.Overview;

/// <summary>Who holds the posts that could lead one pupil's concern today, without those who are kept from the pupil.</summary>
internal sealed class Candidates(
    SchoolReading school,
    PupilInSession pupil,
    IReadOnlyList<Holder> curriculumLeaders,
    Stage stage
)
{
    private readonly IReadOnlyList<Holder> pupilSupportLeaders = school.Posts.PupilSupportLeaders(
        pupil.House
    );
    private readonly IReadOnlyList<Holder> yearHeads = school.Posts.YearHeads(stage);

    public Posts Filled =>
        new(Filling(curriculumLeaders), Filling(pupilSupportLeaders), Filling(yearHeads));

    public IReadOnlyList<Holder> Of(Lead lead) =>
        Left(
            lead switch
            {
                Lead.CurriculumLeader => curriculumLeaders,
                Lead.PupilSupportLeader => pupilSupportLeaders,
                Lead.YearHead => yearHeads,
                _ => school.Posts.Leadership,
            }
        );

    private Filling Filling(IReadOnlyList<Holder> holders) =>
        holders.Count == 0 ? Protocol.Filling.Empty
        : Left(holders).Count == 0 ? Protocol.Filling.KeptFrom
        : Protocol.Filling.Held;

    private IReadOnlyList<Holder> Left(IReadOnlyList<Holder> holders) =>
        school.NotKeptFrom(pupil, holders);
}
