using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>Who did what, and when: written in the transaction of the act itself. It names ids, no pupil and no mark.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SchoolId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Null for the command line.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>The act, such as <c>import</c>.</summary>
    public required string What { get; init; }

    /// <summary>What it was done to, in words.</summary>
    public required string About { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.HasKey(entry => new { entry.SchoolId, entry.Id });
            builder.HasOne<School>().WithMany().HasForeignKey(entry => entry.SchoolId);
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(entry => new { entry.SchoolId, entry.StaffId });
        }
    }
}
