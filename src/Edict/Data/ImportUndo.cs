using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>That an import was taken back, by whom and when. An import is undone once; importing again redoes it.</summary>
public sealed class ImportUndo
{
    public required Guid SchoolId { get; init; }

    public required Guid ImportId { get; init; }

    /// <summary>Null for the command line.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportUndo>
    {
        public void Configure(EntityTypeBuilder<ImportUndo> builder)
        {
            builder.HasKey(undo => new { undo.SchoolId, undo.ImportId });
            builder
                .HasOne<Import>()
                .WithOne()
                .HasForeignKey<ImportUndo>(undo => new { undo.SchoolId, undo.ImportId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(undo => new { undo.SchoolId, undo.StaffId });
        }
    }
}
