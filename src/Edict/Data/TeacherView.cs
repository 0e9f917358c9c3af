using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// What a class teacher thinks of one of the class, in the RAG's letters. It judges nothing: it stands beside what is suggested
/// to the CL.
/// </summary>
public sealed class TeacherView
{
    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid PupilId { get; init; }

    public required Rag Rag { get; set; }

    public required Guid StaffId { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TeacherView>
    {
        public void Configure(EntityTypeBuilder<TeacherView> builder)
        {
            builder.HasKey(row => new
            {
                row.SchoolId,
                row.CycleId,
                row.ClassId,
                row.PupilId,
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
                .HasOne<Pupil>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.PupilId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.StaffId });
        }
    }
}
