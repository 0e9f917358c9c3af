using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>Where the reports of a cycle come from. Kept as its number.</summary>
public enum ReportSource : byte
{
    /// <summary>Each teacher enters and hands in their classes.</summary>
    Here,

    /// <summary>The office takes in a file, and no teacher is asked for anything.</summary>
    Seemis,
}

/// <summary>One reporting cycle of a session, for some stages. Stages can have different cycles.</summary>
public sealed class Cycle : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required string Session { get; init; }

    /// <summary>Unique within the session, without regard to case.</summary>
    public required string Name { get; set; }

    /// <summary>The cycle's place within the session, over all stages.</summary>
    public required int Order { get; set; }

    public required StageSet Stages { get; set; }

    public required DateOnly OpensOn { get; set; }

    /// <summary>The day on which its reports are due; it stays open until somebody closes it.</summary>
    public required DateOnly ClosesOn { get; set; }

    /// <summary>The day on which the faculties' RAGs are due.</summary>
    public required DateOnly RagsDueOn { get; set; }

    /// <summary>The day on which the year heads' summaries are due.</summary>
    public required DateOnly SummaryDueOn { get; set; }

    public ReportSource ReportsFrom { get; set; }

    /// <summary>
    /// When the last of its stages was closed (UTC): from then on reports, facts and policy are read as they were. Null while
    /// one is not.
    /// </summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The stages that were closed before the others: their reports are frozen, while facts and policy are not yet.</summary>
    public StageSet ClosedEarly { get; set; }

    /// <summary>Raised in the transaction of every change to one of its reports.</summary>
    public long Revision { get; private set; }

    public bool IsClosed => ClosedAt is not null;

    public bool ComesByFile => ReportsFrom == ReportSource.Seemis;

    /// <summary>The stages of which no report is taken any more.</summary>
    public StageSet ClosedStages => IsClosed ? Stages : ClosedEarly;

    /// <summary>Whether no report of a stage is taken any more.</summary>
    public bool IsClosedFor(Stage stage) => ClosedStages.Has(stage);

    /// <summary>The stages of which reports are taken once it has opened.</summary>
    public StageSet OpenStages => Stages & ~ClosedStages;

    public bool HasOpenedBy(DateOnly today) => OpensOn <= today;

    internal sealed class Mapping : IEntityTypeConfiguration<Cycle>
    {
        public void Configure(EntityTypeBuilder<Cycle> builder)
        {
            builder.HasKey(cycle => new { cycle.SchoolId, cycle.Id });
            builder
                .HasIndex(cycle => new
                {
                    cycle.SchoolId,
                    cycle.Session,
                    cycle.Order,
                })
                .IsUnique();
            builder
                .HasOne<Session>()
                .WithMany()
                .HasForeignKey(cycle => new { cycle.SchoolId, cycle.Session });
        }
    }
}
