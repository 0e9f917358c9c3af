using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>What one teacher says of one pupil in one course in one cycle. A mark that is null was not given.</summary>
public sealed class Report : ISchoolFact
{
    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid PupilId { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The level as it is compared; empty for none.</summary>
    public required string LevelKey { get; init; }

    /// <summary>The class as it is compared; empty for none.</summary>
    public required string ClassKey { get; init; }

    /// <summary>The pupil's stage in this cycle, whatever it became later.</summary>
    public required Stage Stage { get; set; }

    /// <summary>The level as written, such as <c>N5</c> or <c>H</c>.</summary>
    public required string Level { get; set; }

    /// <summary>The teacher as the file names them; empty where it does not.</summary>
    public required string Teacher { get; set; }

    /// <summary>1 (best) to 4.</summary>
    public byte? Effort { get; set; }

    /// <summary>1 (best) to 4.</summary>
    public byte? Behaviour { get; set; }

    /// <summary>1 (best) to 4.</summary>
    public byte? Homework { get; set; }

    /// <summary>1 (best) to 9.</summary>
    public byte? WorkingGrade { get; set; }

    /// <summary>When the marks were last changed (UTC).</summary>
    public required DateTime RecordedAt { get; set; }

    /// <summary>Who typed marks here; null for a report that came with a file. No file overwrites what was typed, unless told.</summary>
    public Guid? TypedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Report>
    {
        public void Configure(EntityTypeBuilder<Report> builder)
        {
            builder.HasKey(report => new
            {
                report.SchoolId,
                report.CycleId,
                report.PupilId,
                report.SubjectId,
                report.LevelKey,
                report.ClassKey,
            });
            builder
                .HasOne<Cycle>()
                .WithMany()
                .HasForeignKey(report => new { report.SchoolId, report.CycleId });
            builder
                .HasOne<Pupil>()
                .WithMany()
                .HasForeignKey(report => new { report.SchoolId, report.PupilId });
            builder
                .HasOne<Subject>()
                .WithMany()
                .HasForeignKey(report => new { report.SchoolId, report.SubjectId });
        }
    }
}
