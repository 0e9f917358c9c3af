using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// The place of a line in its school's audit log, sealed with all lines before it: whoever changes one without the key
/// breaks the chain from there on.
/// </summary>
public sealed class AuditSeal
{
    public required Guid SchoolId { get; init; }

    /// <summary>From 1, without a gap.</summary>
    public required long Sequence { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>SHA-256 of the line's own fields.</summary>
    public required byte[] LineHash { get; init; }

    /// <summary>HMAC-SHA256 of the school, the sequence, the line's hash and the seal before.</summary>
    public required byte[] Seal { get; init; }

    /// <summary>Which key it was sealed with: a hash of it that tells nothing of the key.</summary>
    public required string KeyId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditSeal>
    {
        public void Configure(EntityTypeBuilder<AuditSeal> builder)
        {
            builder.HasKey(seal => new { seal.SchoolId, seal.Sequence });
            builder.HasIndex(seal => new { seal.SchoolId, seal.EntryId }).IsUnique();
            builder.HasOne<School>().WithMany().HasForeignKey(seal => seal.SchoolId);
        }
    }
}

/// <summary>A line that is not sealed yet: the database itself puts it here with the line, and the sealer takes it away.</summary>
public sealed class AuditPending
{
    public required Guid SchoolId { get; init; }

    public required Guid EntryId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditPending>
    {
        public void Configure(EntityTypeBuilder<AuditPending> builder) =>
            builder.HasKey(pending => new { pending.SchoolId, pending.EntryId });
    }
}
