using Edict.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A file that was uploaded and is not taken in yet. It is deleted when it is, or after a day.</summary>
public sealed class ImportDraft
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required Guid StaffId { get; init; }

    public required string Session { get; init; }

    public required ImportKind Kind { get; init; }

    public Guid? CycleId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>At most <see cref="FileImport.MostBytes"/>.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>What the office said beside the file, as JSON of <see cref="ImportSaid"/>.</summary>
    public required string Said { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportDraft>
    {
        public void Configure(EntityTypeBuilder<ImportDraft> builder)
        {
            builder.HasKey(draft => new { draft.SchoolId, draft.Id });
            builder
                .HasOne<Session>()
                .WithMany()
                .HasForeignKey(draft => new { draft.SchoolId, draft.Session });
            builder
                .HasOne<Cycle>()
                .WithMany()
                .HasForeignKey(draft => new { draft.SchoolId, draft.CycleId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(draft => new { draft.SchoolId, draft.StaffId });
        }
    }
}
