using Edict.Importing;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A file that was taken in: what it was, who took it in, and what it did as counts.</summary>
public sealed class Import
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required string Session { get; init; }

    public required ImportKind Kind { get; init; }

    /// <summary>For a file of one cycle; null for one of the session.</summary>
    public Guid? CycleId { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, as 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where the file comes from, as the office calls it; empty where nobody said.</summary>
    public required string Source { get; init; }

    /// <summary>Who took it in; null for the command line.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required StageSet Stages { get; init; }

    /// <summary>Rows of the file that were new, that changed something known, and that changed nothing.</summary>
    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>Rows, or cells of the workbook of groups, for which nothing was done, such as those of stages that were not declared.</summary>
    public required int Refused { get; init; }

    /// <summary>Pupils who were missing from the file and were said to have left.</summary>
    public required int Left { get; init; }

    /// <summary>Records of pupils that were merged into the pupil's other one.</summary>
    public required int Merged { get; init; }

    /// <summary>What was out of the ordinary and was let through, a sentence a line; empty for nothing.</summary>
    public required string Unusual { get; init; }

    /// <summary>The cells that were put right before it was taken in, as JSON of <see cref="Correction"/>s.</summary>
    public required string Corrections { get; init; }

    /// <summary>
    /// The columns of a file of reports, as JSON of <see cref="FileColumn"/>s: headings, and nothing that stood under them. Null
    /// for another kind of file, and for one that was taken in before columns were kept.
    /// </summary>
    public string? Columns { get; init; }

    /// <summary>When retention erased what it changed, and the corrections with it (UTC): from then on it cannot be undone.</summary>
    public DateTime? ChangesErasedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Import>
    {
        public void Configure(EntityTypeBuilder<Import> builder)
        {
            builder.HasKey(import => new { import.SchoolId, import.Id });
            builder
                .HasOne<Session>()
                .WithMany()
                .HasForeignKey(import => new { import.SchoolId, import.Session });
            builder
                .HasOne<Cycle>()
                .WithMany()
                .HasForeignKey(import => new { import.SchoolId, import.CycleId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(import => new { import.SchoolId, import.StaffId });
        }
    }
}
