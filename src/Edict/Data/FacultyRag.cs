using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// What the CL of a faculty judged of one pupil in one cycle. It makes no concern, so it is no <see cref="ISchoolFact"/>: it
/// has a revision of its own, and a key that a CL presses leaves the school's reading as it is.
/// </summary>
public sealed class FacultyRag
{
    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid FacultyId { get; init; }

    public required Guid PupilId { get; init; }

    /// <summary>Null where it was taken back: not judged.</summary>
    public Rag? Rag { get; set; }

    /// <summary>One of the policy's of that time; null for green.</summary>
    public string? Comment { get; set; }

    /// <summary>Whether the CL accepted what was suggested, as it stood.</summary>
    public bool AsSuggested { get; set; }

    /// <summary>Who judged; null where it was read from the school's workbook.</summary>
    public Guid? StaffId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The school's <see cref="School.RagRevision"/> with which it was written.</summary>
    public long Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FacultyRag>
    {
        public void Configure(EntityTypeBuilder<FacultyRag> builder)
        {
            builder.HasKey(row => new
            {
                row.SchoolId,
                row.CycleId,
                row.FacultyId,
                row.PupilId,
            });
            builder.HasIndex(row => new { row.SchoolId, row.Revision });
            builder
                .HasOne<Cycle>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.CycleId });
            builder
                .HasOne<Faculty>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.FacultyId });
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
