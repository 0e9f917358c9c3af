using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// Who somebody is at a provider, kept at their first sign-in: from then on the provider's own id counts, and no longer
/// the e-mail address, which may be given to somebody else.
/// </summary>
public sealed class OutsideIdentity
{
    public required Guid SchoolId { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The provider's id of the person: <c>oid</c>, else <c>sub</c>.</summary>
    public required string Subject { get; init; }

    public required Guid StaffId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutsideIdentity>
    {
        public void Configure(EntityTypeBuilder<OutsideIdentity> builder)
        {
            builder.HasKey(identity => new
            {
                identity.SchoolId,
                identity.Issuer,
                identity.Subject,
            });
            builder
                .HasIndex(identity => new
                {
                    identity.SchoolId,
                    identity.StaffId,
                    identity.Issuer,
                })
                .IsUnique();
            builder
                .HasOne<Account>()
                .WithMany()
                .HasForeignKey(identity => new { identity.SchoolId, identity.StaffId });
        }
    }
}
