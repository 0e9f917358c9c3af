using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A stage of a closed cycle that its year head has collated: no RAG of it changes any more.</summary>
public sealed class Collation : ISchoolFact
{
    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Stage Stage { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Collation>
    {
        public void Configure(EntityTypeBuilder<Collation> builder)
        {
            builder.HasKey(row => new
            {
                row.SchoolId,
                row.CycleId,
                row.Stage,
            });
            builder
                .HasOne<Cycle>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.CycleId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(row => new { row.SchoolId, row.StaffId });
        }
    }
}

public static class CollationQueries
{
    /// <summary>The stages of a cycle that are collated.</summary>
    public static async Task<StageSet> StagesOfAsync(
        this IQueryable<Collation> collations,
        Guid schoolId,
        Guid cycleId
    ) =>
        Stages.Of(
            await collations
                .Where(row => row.SchoolId == schoolId && row.CycleId == cycleId)
                .Select(row => row.Stage)
                .ToListAsync()
        );
}
