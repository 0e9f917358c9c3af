using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>By what a member of staff signs in as themselves.</summary>
public sealed class Account
{
    public required Guid SchoolId { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>Null for somebody for whom a provider vouches.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Every session bears it; a new one ends them all.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Wrong passwords since the last right one, or since the account was locked.</summary>
    public int WrongPasswords { get; set; }

    /// <summary>UTC; null where it never was.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>The key of the codes that a phone shows, sealed; null for none.</summary>
    public string? CodeKey { get; set; }

    /// <summary>Whether a code of the phone was given once, and is asked for from then on.</summary>
    public bool AsksForCode { get; set; }

    /// <summary>The code that was taken last, which is not taken again.</summary>
    public string? LastCode { get; set; }

    /// <summary>SHA-256 of the recovery codes that are left, with a semicolon between them.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>The next sign-in asks for no code.</summary>
    public void ForgetCodes() =>
        (CodeKey, AsksForCode, LastCode, RecoveryCodes) = (null, false, null, "");

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.HasKey(account => new { account.SchoolId, account.StaffId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(account => new { account.SchoolId, account.StaffId });
        }
    }
}
