using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A class that is taught a subject in a session, such as 5MA1; not the registration class.</summary>
public sealed class TeachingClass : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required string Session { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared: <see cref="NameKey.Of"/>. A report carries it in its own key.</summary>
    public required string NameKey { get; set; }

    public required Guid SubjectId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TeachingClass>
    {
        public void Configure(EntityTypeBuilder<TeachingClass> builder)
        {
            builder.HasKey(taught => new { taught.SchoolId, taught.Id });
            builder
                .HasIndex(taught => new
                {
                    taught.SchoolId,
                    taught.Session,
                    taught.SubjectId,
                    taught.NameKey,
                })
                .IsUnique();
            builder
                .HasOne<Subject>()
                .WithMany()
                .HasForeignKey(taught => new { taught.SchoolId, taught.SubjectId });
        }
    }
}
