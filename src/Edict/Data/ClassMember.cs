using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// A pupil whom the office expects in a class. It holds until somebody reports on the pupil in the class's subject: from then
/// on the reports say who is in it.
/// </summary>
public sealed class ClassMember : ISchoolFact
{
    /// <summary>As long as a level may be.</summary>
    public const int LongestLevel = 20;

    public required Guid SchoolId { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid PupilId { get; init; }

    /// <summary>Of the course, as the school writes it; empty for none.</summary>
    public required string Level { get; init; }

    /// <summary>The place in the session of the last cycle in which the pupil was reported on in the subject before; 0 for none.</summary>
    public required int After { get; set; }

    public required Guid AddedById { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <param name="latest">The place of the last cycle in which the pupil is reported on in the subject; 0 for none.</param>
    public bool HoldsAfter(int latest) => latest <= After;

    internal sealed class Mapping : IEntityTypeConfiguration<ClassMember>
    {
        public void Configure(EntityTypeBuilder<ClassMember> builder)
        {
            builder.HasKey(row => new
            {
                row.SchoolId,
                row.ClassId,
                row.PupilId,
            });
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
                .HasForeignKey(row => new { row.SchoolId, row.AddedById });
        }
    }
}
