using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A class whose reports of a cycle are finished: who handed it in, and when. Marks can be corrected until the cycle closes.</summary>
public sealed class HandIn : ISchoolFact
{
    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid StaffId { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HandIn>
    {
        public void Configure(EntityTypeBuilder<HandIn> builder)
        {
            builder.HasKey(row => new
            {
                row.SchoolId,
                row.CycleId,
                row.ClassId,
            });
            builder
                .HasOne<Cycle>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.CycleId });
            builder
                .HasOne<TeachingClass>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.ClassId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.StaffId });
        }
    }
}
