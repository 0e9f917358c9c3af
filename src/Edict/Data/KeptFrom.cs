using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// Somebody of the staff who sees nothing of a pupil, such as their own child, whatever roles they hold. Why is not kept.
/// </summary>
public sealed class KeptFrom : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required Guid StaffId { get; init; }

    public required Guid PupilId { get; set; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while no end is set.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The person themselves, or one of the leadership.</summary>
    public required Guid SetById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeptFrom>
    {
        public void Configure(EntityTypeBuilder<KeptFrom> builder)
        {
            builder.HasKey(row => new { row.SchoolId, row.Id });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.StaffId });
            builder
                .HasOne<Pupil>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.PupilId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.SetById });
        }
    }
}

public static class KeptFromQueries
{
    public static IQueryable<KeptFrom> HeldOn(this IQueryable<KeptFrom> rows, DateOnly day) =>
        rows.Where(row => row.From <= day && (row.To == null || row.To >= day));
}
