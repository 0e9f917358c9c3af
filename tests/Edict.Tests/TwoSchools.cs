using Edict.Data;
using Edict.Demonstration;
using Edict.People;

namespace Edict.Tests;

/// <summary>
/// The demonstration school, and in the same database a second one that has so much in common with it: a session, a
/// cycle, a faculty, a subject and its class, by the same names.
/// </summary>
public sealed class TwoSchools : IAsyncLifetime
{
    public const string Elsewhere = "Elsewhere High";
    public const string ElsewhereSeed = "5599999";
    public const string ElsewhereHead = "elsewhere-head";

    public TestSite Site { get; } = new();

    public Guid ElsewhereId { get; } = Guid.CreateVersion7();

    public Guid ElsewhereCycle { get; } = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        await using var db = await Site.Data.Place.OpenAsync();
        AddSchool(db);
        AddHead(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private void AddSchool(EdictDb db)
    {
        var school = DemonstrationSchool.Make();
        var cycle = school.Cycles.Single(cycle => cycle.Name == "Senior 3");
        db.Add(
            new School
            {
                Id = ElsewhereId,
                Name = Elsewhere,
                SeedCode = ElsewhereSeed,
                IsDemonstration = true,
            }
        );
        db.Add(
            new Session
            {
                SchoolId = ElsewhereId,
                Name = school.Session,
                StartsOn = DemonstrationSchool.FirstDay,
                EndsOn = DemonstrationSchool.LastDay,
            }
        );
        db.Add(
            new Cycle
            {
                Id = ElsewhereCycle,
                SchoolId = ElsewhereId,
                Session = school.Session,
                Name = cycle.Name,
                Order = cycle.Order,
                Stages = cycle.Stages,
                OpensOn = cycle.Opens,
                ClosesOn = cycle.Closes,
                RagsDueOn = cycle.RagsDue,
                SummaryDueOn = cycle.SummaryDue,
            }
        );
    }

    private void AddHead(EdictDb db)
    {
        var head = new Staff
        {
            Id = Guid.CreateVersion7(),
            SchoolId = ElsewhereId,
            Name = "Mx E. Else",
            Email = $"{ElsewhereHead}@elsewhere.example",
        };
        db.Add(head);
        db.Add(
            new Role
            {
                Id = Guid.CreateVersion7(),
                SchoolId = ElsewhereId,
                StaffId = head.Id,
                Post = Post.Leadership,
                From = DemonstrationSchool.FirstDay,
            }
        );
    }
}
