using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>One row that an import wrote or took away, with what stood there before: what an undo reads.</summary>
public sealed class ImportChange
{
    public required Guid SchoolId { get; init; }

    public required Guid ImportId { get; init; }

    /// <summary>The order of the tables in which the import wrote, and of its rows, from 1: what others rest on comes first.</summary>
    public required int Sequence { get; init; }

    /// <summary>The kind of row, by its name in the model, such as <c>Report</c>.</summary>
    public required string Row { get; init; }

    /// <summary>The row's key as JSON.</summary>
    public required string Key { get; init; }

    /// <summary>The fields that changed, as they were, as JSON; all fields of a row that was removed; null for one that was added.</summary>
    public string? Before { get; init; }

    /// <summary>The same fields as they became; all fields of a row that was added; null for one that was removed.</summary>
    public string? After { get; init; }

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
