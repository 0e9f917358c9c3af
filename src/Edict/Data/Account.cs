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
