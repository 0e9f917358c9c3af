using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>
/// What an act changed: the value before and after, apart from its line. The line holds the hash alone, so that the values can
/// be erased and the chain still holds.
/// </summary>
public sealed class AuditValues
{
    private const int NonceBytes = 16;

    public required Guid SchoolId { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>Drawn by chance and erased with the values: without it nobody could try which value gives the hash.</summary>
    public byte[] Nonce { get; init; } = RandomNumberGenerator.GetBytes(NonceBytes);

    public string? Before { get; init; }

    /// <summary>Of an import, the hash of its <see cref="ImportChange"/>s.</summary>
    public string? After { get; init; }

    /// <summary>The import whose changes these are.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>SHA-256, as the line has it.</summary>
    public byte[] Hash()
    {
        using var bytes = new MemoryStream();
        using var fields = new BinaryWriter(bytes);
        fields.Write(Nonce);
        foreach (var value in new[] { Before, After, ImportId?.ToString() })
        {
            fields.Write(value is not null);
            fields.Write(value ?? "");
        }

        return SHA256.HashData(bytes.ToArray());
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditValues>
    {
        public void Configure(EntityTypeBuilder<AuditValues> builder) =>
            builder.HasKey(values => new { values.SchoolId, values.EntryId });
    }
}
