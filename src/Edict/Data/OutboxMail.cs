using Edict.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// One letter to one member of staff, put here in the transaction of the act that caused it and sent by
/// <see cref="Carrier"/>.
/// </summary>
public sealed class OutboxMail
{
    /// <summary>As long as an address may be.</summary>
    public const int LongestAddress = 254;

    public required Guid SchoolId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Without its brackets. Made when the letter is queued, so that one that is sent twice is known as one.</summary>
    public required string MessageId { get; init; }

    public required LetterKind Kind { get; init; }

    /// <summary>What the subject refers to; null for nothing.</summary>
    public int? Reference { get; init; }

    /// <summary>Plain text. Empty once retention has erased it.</summary>
    public required string Body { get; set; }

    /// <summary>
    /// The link that stands in the letter at <see cref="Letter.LinkPlace"/>, sealed by keys outside the database; null for
    /// none, and once the letter waits no more.
    /// </summary>
    public string? SealedLink { get; set; }

    /// <summary>To whom it goes.</summary>
    public required Guid StaffId { get; init; }

    /// <summary>As it was shown before the letter was queued, whatever becomes of the person's address later.</summary>
    public required string Address { get; init; }

    /// <summary>Who caused it; null for the command line.</summary>
    public Guid? CausedBy { get; init; }

    /// <summary>Why it goes, in words that name no pupil.</summary>
    public required string Because { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime QueuedAt { get; init; }

    public required MailState State { get; set; }

    /// <summary>How often it was tried since it was queued or last sent again.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is to be tried, UTC; while it is being tried, when another may.</summary>
    public required DateTime NextTryAt { get; set; }

    /// <summary>When the server took it, UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Why it did not go the last time, in words; null where nothing went wrong.</summary>
    public string? LastFault { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMail>
    {
        public void Configure(EntityTypeBuilder<OutboxMail> builder)
        {
            builder.ToTable("Outbox");
            builder.HasKey(mail => new { mail.SchoolId, mail.Id });
            builder.HasIndex(mail => new { mail.State, mail.NextTryAt });
            builder.Property(mail => mail.Address).HasMaxLength(LongestAddress);
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(mail => new { mail.SchoolId, mail.StaffId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(mail => new { mail.SchoolId, mail.CausedBy });
        }
    }
}

public enum MailState : byte
{
    Queued = 1,
    Sent,

    /// <summary>No more tries: refused for good, tried too often, or given up by a person.</summary>
    Failed,
}
