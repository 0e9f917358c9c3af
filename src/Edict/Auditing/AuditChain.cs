using System.Security.Cryptography;
using Edict.Data;

namespace Edict.Auditing;

/// <summary>How a line of the audit log is hashed and sealed. Fields are written with their lengths, so that none runs into the next.</summary>
internal static class AuditChain
{
    /// <summary>What stands in place of the seal before the first.</summary>
    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    /// <summary>SHA-256 of all that the line says, as the database gives it back.</summary>
    public static byte[] HashOf(AuditEntry line) =>
        SHA256.HashData(
            Written(fields =>
            {
                fields.Write(line.SchoolId.ToByteArray());
                fields.Write(line.Id.ToByteArray());
                fields.Write(line.At.Ticks);
                Write(fields, line.StaffId);
                fields.Write(line.What);
                fields.Write(line.About);
                Write(fields, line.PupilId);
                fields.Write(line.ValuesHash?.Length ?? 0);
                fields.Write(line.ValuesHash ?? []);
            })
        );

    /// <summary>The seal of a line at its place behind another.</summary>
    /// <param name="before">The seal of the line before, or <see cref="Start"/>.</param>
    public static byte[] Seal(AuditKey key, ChainLink link, byte[] before) =>
        key.Seal(
            Written(fields =>
            {
                fields.Write(link.SchoolId.ToByteArray());
                fields.Write(link.Sequence);
                fields.Write(link.EntryId.ToByteArray());
                fields.Write(link.LineHash);
                fields.Write(before);
            })
        );

    /// <summary>SHA-256 of all that an import changed, in hexadecimal digits.</summary>
    /// <param name="changes">In the order of their sequence.</param>
    public static string HashOf(IEnumerable<ImportChange> changes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var change in changes)
        {
            hash.AppendData(
                Written(fields =>
                {
                    fields.Write(change.Sequence);
                    fields.Write(change.Row);
                    fields.Write(change.Key);
                    Write(fields, change.Before);
                    Write(fields, change.After);
                })
            );
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(BinaryWriter fields, string? text)
    {
        fields.Write(text is not null);
        fields.Write(text ?? "");
    }

    private static void Write(BinaryWriter fields, Guid? id)
    {
        fields.Write(id.HasValue);
        fields.Write((id ?? Guid.Empty).ToByteArray());
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var fields = new BinaryWriter(bytes);
        write(fields);
        return bytes.ToArray();
    }
}

/// <summary>A line of the log, by its hash, at its place in its school's chain.</summary>
internal readonly record struct ChainLink(
    Guid SchoolId,
    long Sequence,
    Guid EntryId,
    byte[] LineHash
)
{
    public static ChainLink Of(AuditSeal seal) =>
        new(seal.SchoolId, seal.Sequence, seal.EntryId, seal.LineHash);
}
