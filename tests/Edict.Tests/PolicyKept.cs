using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests;

/// <summary>A version of the school's policy that is in force until it is disposed of.</summary>
internal sealed class PolicyKept : IAsyncDisposable
{
    private readonly TestDatabase data;
    private readonly PolicyVersion version;

    private PolicyKept(TestDatabase data, PolicyVersion version) =>
        (this.data, this.version) = (data, version);

    /// <param name="json">What differs from the defaults.</param>
    public static async Task<PolicyKept> SayAsync(TestDatabase data, string json)
    {
        await using var db = await data.Place.OpenAsync();
        var school = await db.Schools.SingleAsync();
        var version = new PolicyVersion
        {
            SchoolId = school.Id,
            Version = 1 + (await db.Policies.MaxAsync(policy => (int?)policy.Version) ?? 0),
            Json = PolicyJson.Write(PolicyJson.Read(json).Policy!),
            RecordedAt = DemonstrationSchool.Now,
        };
        db.Add(version);
        await db.SaveChangesAsync();
        return new(data, version);
    }

    public async ValueTask DisposeAsync()
    {
        await using var db = await data.Place.OpenAsync();
        await db.DeleteAsync([version]);
    }
}
