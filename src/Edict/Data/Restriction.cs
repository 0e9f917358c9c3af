using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>Why a pupil's groups are restricted, as far as that is kept. The numbers are kept in the database.</summary>
public enum RestrictionReason : byte
{
    Safety = 1,
    CourtOrder = 2,
    AskedByTheFamily = 3,
    Other = 4,
}

public static class RestrictionReasons
{
    public static string Word(this RestrictionReason reason) =>
        reason switch
        {
            RestrictionReason.Safety => "safety of the pupil or the family",
            RestrictionReason.CourtOrder => "order of a court",
            RestrictionReason.AskedByTheFamily => "asked for by the pupil or the family",
            _ => "another reason",
        };
}

/// <summary>A pupil whose vulnerable groups are shown to those who are close to them alone (P24), from a date to a date.</summary>
public sealed class Restriction : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required Guid PupilId { get; set; }

    public required RestrictionReason Reason { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while no end is set.</summary>
    public DateOnly? To { get; set; }

    public required Guid SetById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Restriction>
    {
        public void Configure(EntityTypeBuilder<Restriction> builder)
        {
            builder.HasKey(row => new { row.SchoolId, row.Id });
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

public static class RestrictionQueries
{
    public static IQueryable<Restriction> HeldOn(this IQueryable<Restriction> rows, DateOnly day) =>
        rows.Where(row => row.From <= day && (row.To == null || row.To >= day));
}
