using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A member of staff, present or past.</summary>
public sealed class Staff : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    /// <summary>As colleagues write it, such as <c>Ms A. Fraser</c>.</summary>
    public required string Name { get; set; }

    /// <summary>In lower case; unique within the school.</summary>
    public required string Email { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Staff>
    {
        public void Configure(EntityTypeBuilder<Staff> builder)
        {
            builder.HasKey(staff => new { staff.SchoolId, staff.Id });
            builder.HasIndex(staff => new { staff.SchoolId, staff.Email }).IsUnique();
            builder.HasOne<School>().WithMany().HasForeignKey(staff => staff.SchoolId);
        }
    }
}
