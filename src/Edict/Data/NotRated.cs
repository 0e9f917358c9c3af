using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>Why a pupil has no rating where one was due.</summary>
public enum NoRating : byte
{
    Absent = 1,

    /// <summary>Too new to the class to be rated.</summary>
    New,

    /// <summary>No longer in the class.</summary>
    Left,

    Other,
}

public static class NoRatingNames
{
    /// <summary>Such as <c>not rated: absent</c>.</summary>
    public static string Words(this NoRating why) =>
        $"not rated: {why.ToString().ToLowerInvariant()}";
}

/// <summary>A pupil whom a teacher handed in without some rating, and said why.</summary>
public sealed class NotRated : ISchoolFact
{
    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid PupilId { get; init; }

    public required NoRating Why { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NotRated>
    {
        public void Configure(EntityTypeBuilder<NotRated> builder)
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
        }
    }
}
