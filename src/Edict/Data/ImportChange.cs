using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>One row that an import wrote, with what stood there before: what an undo reads.</summary>
public sealed class ImportChange
{
    public required Guid SchoolId { get; init; }

    public required Guid ImportId { get; init; }

    /// <summary>The order in which the import wrote, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The kind of row, by its name in the model, such as <c>Report</c>.</summary>
    public required string Row { get; init; }

    /// <summary>The row's key as JSON.</summary>
    public required string Key { get; init; }

    /// <summary>The fields that changed, as they were, as JSON; null for a row that was added.</summary>
    public string? Before { get; init; }

    /// <summary>The same fields as they became; all fields of a row that was added.</summary>
    public required string After { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportChange>
    {
        public void Configure(EntityTypeBuilder<ImportChange> builder)
        {
            builder.HasKey(change => new
            {
                change.SchoolId,
                change.ImportId,
                change.Sequence,
            });
            builder
                .HasOne<Import>()
                .WithMany()
                .HasForeignKey(change => new { change.SchoolId, change.ImportId });
        }
    }
}
