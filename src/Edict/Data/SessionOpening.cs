using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>How a session was made from the one before it: by whom and when, and what it takes to take it back.</summary>
public sealed class SessionOpening
{
    public required Guid SchoolId { get; init; }

    /// <summary>The session that was made.</summary>
    public required string Session { get; init; }

    /// <summary>The session that it was made from.</summary>
    public required string From { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The subjects that were carried over: another number later means that some were added.</summary>
    public required int Subjects { get; init; }

    /// <summary>The teaching roles that were ended, each with the last day that it had, as JSON.</summary>
    public required string Ended { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionOpening>
    {
        public void Configure(EntityTypeBuilder<SessionOpening> builder)
        {
            builder.HasKey(opening => new { opening.SchoolId, opening.Session });
            builder
                .HasOne<Session>()
                .WithMany()
                .HasForeignKey(opening => new { opening.SchoolId, opening.Session });
            builder
                .HasOne<Session>()
                .WithMany()
                .HasForeignKey(opening => new { opening.SchoolId, opening.From });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(opening => new { opening.SchoolId, opening.StaffId });
        }
    }
}

/// <summary>A role that a new session ended.</summary>
/// <param name="To">The last day that it had before; null for no set end.</param>
public sealed record EndedRole(Guid Id, DateOnly? To);
