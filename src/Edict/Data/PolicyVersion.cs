using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>One version of the school's policy. A closed cycle is judged by the latest that was recorded by its closing.</summary>
public sealed class PolicyVersion : ISchoolFact
{
    public required Guid SchoolId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The policy as <see cref="Protocol.PolicyJson"/> writes it.</summary>
    public required string Json { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PolicyVersion>
    {
        public void Configure(EntityTypeBuilder<PolicyVersion> builder)
        {
            builder.HasKey(policy => new { policy.SchoolId, policy.Version });
            builder.HasOne<School>().WithMany().HasForeignKey(policy => policy.SchoolId);
        }
    }
}
