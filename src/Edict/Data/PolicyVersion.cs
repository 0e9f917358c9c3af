using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>One version of the school's policy. A closed cycle is judged by the latest that was recorded by its closing.</summary>
public sealed class PolicyVersion : ISchoolFact
{
    /// <summary>The most characters in which it is said why a version was kept.</summary>
    public const int LongestWhy = 300;

    public required Guid SchoolId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The policy as <see cref="Protocol.PolicyJson"/> writes it.</summary>
    public required string Json { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Who kept it; null for one that came with the school.</summary>
    public Guid? KeptById { get; init; }

    /// <summary>Why, in the words of whoever kept it; null for one that came with the school.</summary>
    public string? Why { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PolicyVersion>
    {
        public void Configure(EntityTypeBuilder<PolicyVersion> builder)
        {
            builder.HasKey(policy => new { policy.SchoolId, policy.Version });
            builder.HasOne<School>().WithMany().HasForeignKey(policy => policy.SchoolId);
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(policy => new { policy.SchoolId, policy.KeptById });
        }
    }
}
