using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A class whose teachers were reminded of its reports: at most once a day.</summary>
public sealed class Reminder
{
    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid ClassId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Who sent it.</summary>
    public required Guid StaffId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Reminder>
    {
        public void Configure(EntityTypeBuilder<Reminder> builder)
        {
            builder.HasKey(row => new
            {
                row.SchoolId,
                row.CycleId,
                row.ClassId,
                row.On,
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
