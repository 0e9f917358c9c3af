using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// Who did or read what, and when: an act's line is written in its own transaction, a reader's within a second. It names ids,
/// no pupil and no mark. Lines are only ever added; <see cref="AuditSeal"/> chains them.
/// </summary>
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

    /// <summary>The one pupil whom it is about. The line stays when the pupil's record goes.</summary>
    public Guid? PupilId { get; init; }

    /// <summary>The hash of the act's <see cref="AuditValues"/>, which can be erased; null for a line that has none.</summary>
    public byte[]? ValuesHash { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.HasKey(entry => new { entry.SchoolId, entry.Id });
            builder.HasIndex(entry => new { entry.SchoolId, entry.PupilId });
            builder.HasOne<School>().WithMany().HasForeignKey(entry => entry.SchoolId);
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(entry => new { entry.SchoolId, entry.StaffId });
        }
    }
}
