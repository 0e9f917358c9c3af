using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A class of a closed cycle that takes reports again on one day; facts and policy stay as they were at the closing.</summary>
public sealed class ClassReopening : ISchoolFact
{
    public const int LongestReason = 200;

    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid ClassId { get; init; }

    /// <summary>The day, from its beginning to its end.</summary>
    public required DateOnly On { get; init; }

    /// <summary>In words that name no pupil.</summary>
    public required string Reason { get; set; }

    public required Guid StaffId { get; set; }

    /// <summary>When it was said, UTC.</summary>
    public required DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClassReopening>
    {
        public void Configure(EntityTypeBuilder<ClassReopening> builder)
        {
            builder.HasKey(row => new
            {
                row.SchoolId,
                row.CycleId,
                row.ClassId,
                row.On,
            });
            builder.Property(row => row.Reason).HasMaxLength(LongestReason);
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
