using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A key that a person's device keeps, and by which they sign in without a password.</summary>
public sealed class Passkey
{
    public required Guid SchoolId { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>As the device calls it.</summary>
    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>As the person calls it.</summary>
    public required string Name { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>How often the device says that it was used; a copy would say less.</summary>
    public required long SignCount { get; set; }

    /// <summary>How the device is reached, with a semicolon between the words.</summary>
    public required string Transports { get; init; }

    public required bool IsUserVerified { get; set; }

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> builder)
        {
            builder.HasKey(passkey => new
            {
                passkey.SchoolId,
                passkey.StaffId,
                passkey.CredentialId,
            });
            builder.HasIndex(passkey => passkey.CredentialId).IsUnique();
            builder
                .HasOne<Account>()
                .WithMany()
                .HasForeignKey(passkey => new { passkey.SchoolId, passkey.StaffId });
        }
    }
}
