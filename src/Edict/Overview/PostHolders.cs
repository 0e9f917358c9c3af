using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>Somebody who holds a post.</summary>
public sealed record Holder(Guid StaffId, string Name);

/// <summary>Who holds which post today. A post without a holder is empty, and the year head leads in its place.</summary>
public sealed class PostHolders
{
    private readonly ILookup<Guid, Holder> curriculumLeaders;
    private readonly ILookup<string, Holder> pupilSupportLeaders;
    private readonly ILookup<Stage, Holder> yearHeads;
    private readonly IReadOnlyList<Holder> leadership;

    /// <param name="held">The roles held today, each with the name of its holder.</param>
    public PostHolders(IEnumerable<(Role Role, string Name)> held)
    {
        var roles = held.OrderBy(row => row.Name, StringComparer.Ordinal)
            .Select(row => (row.Role, Holder: new Holder(row.Role.StaffId, row.Name)))
            .ToList();
        curriculumLeaders = roles
            .Where(row => row.Role is { Post: Post.CurriculumLeader, FacultyId: not null })
            .ToLookup(row => row.Role.FacultyId!.Value, row => row.Holder);
        pupilSupportLeaders = roles
            .Where(row => row.Role is { Post: Post.PupilSupportLeader, House: not null })
            .ToLookup(row => NameKey.Of(row.Role.House!), row => row.Holder);
        yearHeads = roles
            .Where(row => row.Role.Post == Post.YearHead)
            .SelectMany(row => row.Role.Stages.Members().Select(stage => (stage, row.Holder)))
            .ToLookup(row => row.stage, row => row.Holder);
        leadership =
        [
            .. roles.Where(row => row.Role.Post == Post.Leadership).Select(row => row.Holder),
        ];
    }

    public IReadOnlyList<Holder> CurriculumLeaders(Guid facultyId) =>
        [.. curriculumLeaders[facultyId]];

    public IReadOnlyList<Holder> PupilSupportLeaders(string house) =>
        house.Length == 0 ? [] : [.. pupilSupportLeaders[NameKey.Of(house)]];

    public IReadOnlyList<Holder> YearHeads(Stage stage) => [.. yearHeads[stage]];

    public IReadOnlyList<Holder> Leadership => leadership;
}
