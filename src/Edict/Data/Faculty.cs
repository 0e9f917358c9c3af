using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A group of subjects under one curriculum leader.</summary>
public sealed class Faculty : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared: <see cref="NameKey.Of"/>.</summary>
    public required string NameKey { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Faculty>
    {
        public void Configure(EntityTypeBuilder<Faculty> builder)
        {
            builder.HasKey(faculty => new { faculty.SchoolId, faculty.Id });
            builder.HasIndex(faculty => new { faculty.SchoolId, faculty.NameKey }).IsUnique();
            builder.HasOne<School>().WithMany().HasForeignKey(faculty => faculty.SchoolId);
        }
    }
}
