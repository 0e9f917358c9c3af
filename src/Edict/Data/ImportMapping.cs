using Edict.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// Which field a column of some source's files holds, said once by the office and remembered; and in the same way what a
/// column ASN means (<see cref="ColumnMemory"/>).
/// </summary>
public sealed class ImportMapping
{
    public required Guid SchoolId { get; init; }

    public required ImportKind Kind { get; init; }

    /// <summary>As it is compared: <see cref="NameKey.Of"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The column's header as it is compared: <see cref="FieldNames.Folded"/>.</summary>
    public required string Header { get; init; }

    /// <summary>The name of a <see cref="Importing.Field"/>, which outlives its number, or of an <see cref="AsnMeaning"/>; null for a column that is not to be read.</summary>
    public string? Field { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportMapping>
    {
        public void Configure(EntityTypeBuilder<ImportMapping> builder)
        {
            builder.HasKey(mapping => new
            {
                mapping.SchoolId,
                mapping.Kind,
                mapping.Source,
                mapping.Header,
            });
            builder.HasOne<School>().WithMany().HasForeignKey(mapping => mapping.SchoolId);
        }
    }
}
