using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>Whether the school's vulnerable groups are kept in the published folder, and who said so last.</summary>
public sealed class GroupsPublication
{
    public required Guid SchoolId { get; init; }

    public required bool IsOn { get; set; }

    public required Guid StaffId { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<GroupsPublication>
    {
        public void Configure(EntityTypeBuilder<GroupsPublication> builder)
        {
            builder.HasKey(publication => publication.SchoolId);
            builder.HasOne<School>().WithMany().HasForeignKey(publication => publication.SchoolId);
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(publication => new { publication.SchoolId, publication.StaffId });
        }
    }
}
