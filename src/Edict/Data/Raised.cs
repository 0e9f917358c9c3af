using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A pupil whom a class teacher raised for the meeting of a faculty, with one line, and what became of it.</summary>
public sealed class Raised : ISchoolFact
{
    /// <summary>The most characters of a line.</summary>
    public const int Longest = 140;

    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required Guid PupilId { get; set; }

    public required Guid FacultyId { get; init; }

    public required string Line { get; init; }

    public required Guid RaisedById { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RaisedAt { get; init; }

    /// <summary>What became of it, in one line; null while it waits.</summary>
    public string? Outcome { get; set; }

    public Guid? TakenById { get; set; }

    /// <summary>UTC; null while it waits.</summary>
    public DateTime? TakenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Raised>
    {
        public void Configure(EntityTypeBuilder<Raised> builder)
        {
            builder.HasKey(row => new { row.SchoolId, row.Id });
            builder
                .HasOne<Pupil>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.PupilId });
            builder
                .HasOne<Faculty>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.FacultyId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.RaisedById });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.TakenById });
        }
    }
}
