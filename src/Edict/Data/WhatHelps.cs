using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// What helps a pupil, in one line for the pupil's teachers. Lines are added, never changed: the latest is shown, and an empty
/// one takes it away.
/// </summary>
public sealed class WhatHelps : ISchoolFact
{
    /// <summary>The most characters of a line.</summary>
    public const int Longest = 140;

    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required Guid PupilId { get; set; }

    public required string Line { get; init; }

    public required Guid WrittenById { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WhatHelps>
    {
        public void Configure(EntityTypeBuilder<WhatHelps> builder)
        {
            builder.HasKey(row => new { row.SchoolId, row.Id });
            builder
                .HasOne<Pupil>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.PupilId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.WrittenById });
        }
    }
}
