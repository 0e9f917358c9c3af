using System.Security.Cryptography;

namespace Edict.Auditing;

/// <summary>The key that seals the audit log: 32 bytes, in a file outside the data that its owner alone may read.</summary>
public sealed class AuditKey
{
    private const int Bytes = 32;

    private const int IdBytes = 8;

    private readonly byte[] key;

    private AuditKey(byte[] key)
    {
        this.key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, IdBytes));
    }

    /// <summary>Which key it is: tells nothing of the key itself.</summary>
    public string Id { get; }

    public byte[] Seal(byte[] message) => HMACSHA256.HashData(key, message);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It holds no key.</exception>
    public static AuditKey Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"{path}: the key of the audit log is not there; put it back from where you keep a copy"
            );
        }

        try
        {
            var key = Convert.FromHexString(File.ReadAllText(path).Trim());
            return key.Length == Bytes ? new(key) : throw new FormatException();
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException(
                $"{path}: this is no key of the audit log; expected {2 * Bytes} hexadecimal digits",
                fault
            );
        }
    }

    /// <summary>Reads the key, and makes it where there is none.</summary>
    /// <exception cref="InvalidDataException">The file holds no key.</exception>
    public static AuditKey Open(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        return Read(path);
    }

    /// <summary>Whole or not at all; where another process was first, its key stays.</summary>
    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(beside, options))
        {
            file.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));
        }

        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }
}
