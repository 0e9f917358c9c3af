using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A school. Every other row carries its id first in its key, so that two schools never meet.</summary>
public sealed class School
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The school's number in Scotland, which files may write in place of its name.</summary>
    public required string SeedCode { get; set; }

    /// <summary>Whether everybody in it is invented: only then may anybody sign in as its staff.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Raised in the transaction of every change to a row that pages are derived from, so that they can be kept in memory.</summary>
    public long Revision { get; private set; }

    /// <summary>Raised in the transaction of every change to a <see cref="FacultyRag"/>.</summary>
    public long RagRevision { get; private set; }

    /// <summary>The <see cref="RagRevision"/> at which rows were last deleted: whoever read before it reads all anew.</summary>
    public long RagsErased { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<School>
    {
        public void Configure(EntityTypeBuilder<School> builder) =>
            builder.HasIndex(school => school.SeedCode).IsUnique();
    }
}
