using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Data;

/// <summary>Which version of a school's policy counted at an instant.</summary>
public static class PolicyInForce
{
    /// <summary>The latest version recorded by then; the defaults for a school that has kept none.</summary>
    /// <exception cref="InvalidDataException">The version kept in the database cannot be read.</exception>
    public static async Task<Policy> LoadAsync(EdictDb db, Guid schoolId, DateTime at)
    {
        var json = await db
            .Policies.Where(policy => policy.SchoolId == schoolId && policy.RecordedAt <= at)
            .OrderByDescending(policy => policy.Version)
            .Select(policy => policy.Json)
            .FirstOrDefaultAsync();
        return json is null ? Policy.Default : Read(json);
    }

    /// <exception cref="InvalidDataException">The text is no policy.</exception>
    public static Policy Read(string json) =>
        PolicyJson.Read(json).Policy
        ?? throw new InvalidDataException("The school's policy cannot be read.");
}
