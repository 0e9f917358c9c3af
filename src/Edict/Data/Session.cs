using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A school year, August to June.</summary>
public sealed class Session : ISchoolFact
{
    public required Guid SchoolId { get; init; }

    /// <summary>Written <c>2026-27</c>.</summary>
    public required string Name { get; init; }

    public required DateOnly StartsOn { get; set; }

    public required DateOnly EndsOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.HasKey(session => new { session.SchoolId, session.Name });
            builder.HasOne<School>().WithMany().HasForeignKey(session => session.SchoolId);
        }
    }
}

public static class SessionQueries
{
    /// <summary>The session that a day falls in, or the latest that has begun by then; null for a school with none.</summary>
    public static Task<Session?> BegunAsync(
        this IQueryable<Session> sessions,
        Guid schoolId,
        DateOnly day
    ) =>
        sessions
            .Where(row => row.SchoolId == schoolId && row.StartsOn <= day)
            .OrderByDescending(row => row.StartsOn)
            .FirstOrDefaultAsync();
}
