using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>Lets a member of staff choose a password, once and for some days. The latest of a person counts alone.</summary>
public sealed class Invitation
{
    public required Guid SchoolId { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>SHA-256 of what only the link holds, so that nobody who reads the data can use it.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.HasKey(invitation => new { invitation.SchoolId, invitation.StaffId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(invitation => new { invitation.SchoolId, invitation.StaffId });
        }
    }
}
