using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>Who holds which post today. A post without a holder is empty, and the year head leads in its place.</summary>
public sealed class PostHolders(IReadOnlyList<(Role Role, string Name)> held)
{
    public IReadOnlyList<string> CurriculumLeaders(Guid facultyId) =>
        Names(role => role.Post == Post.CurriculumLeader && role.FacultyId == facultyId);

    public IReadOnlyList<string> PupilSupportLeaders(string house) =>
        house.Length == 0
            ? []
            : Names(role =>
                role is { Post: Post.PupilSupportLeader, House: { } held }
                && NameKey.Of(held) == NameKey.Of(house)
            );

    public IReadOnlyList<string> YearHeads(Stage stage) =>
        Names(role => role.Post == Post.YearHead && role.Stages.Has(stage));

    private List<string> Names(Func<Role, bool> holds) =>
        [
            .. held.Where(row => holds(row.Role))
                .Select(row => row.Name)
                .Order(StringComparer.Ordinal),
        ];
}
