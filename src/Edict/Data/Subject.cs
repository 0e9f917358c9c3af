using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A subject of a session. It belongs to one faculty in it.</summary>
public sealed class Subject : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required string Session { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared: <see cref="NameKey.Of"/>.</summary>
    public required string NameKey { get; set; }

    public required Guid FacultyId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Subject>
    {
        public void Configure(EntityTypeBuilder<Subject> builder)
        {
            builder.HasKey(subject => new { subject.SchoolId, subject.Id });
            builder
                .HasIndex(subject => new
                {
                    subject.SchoolId,
                    subject.Session,
                    subject.NameKey,
                })
                .IsUnique();
            builder
                .HasOne<Session>()
                .WithMany()
                .HasForeignKey(subject => new { subject.SchoolId, subject.Session });
            builder
                .HasOne<Faculty>()
                .WithMany()
                .HasForeignKey(subject => new { subject.SchoolId, subject.FacultyId });
        }
    }
}
