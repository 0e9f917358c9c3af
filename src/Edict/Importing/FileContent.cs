using System.Buffers.Binary;
using System.Text;
using Edict.Exporting;

namespace Edict.Importing;

/// <summary>What a file is by what stands in it, whatever its name says.</summary>
public static class FileContent
{
    private const int DirectorySize = 4096;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] EmptyZip = [0x50, 0x4B, 0x05, 0x06];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The file's rows; several readings of a text, of which one is right.</summary>
    /// <exception cref="UnreadableException">The file is no text or workbook.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IEnumerable<Rows> RowsOf(string path)
    {
        using var file = Open(path);
        var start = BytesAt(0, Zip.Length, file);
        if (start.AsSpan().SequenceEqual(Compound))
        {
            throw new UnreadableException(OldOrLocked(file));
        }

        if (start.AsSpan().SequenceEqual(Zip) || start.AsSpan().SequenceEqual(EmptyZip))
        {
            return [WorkbookRows.Open(path)];
        }

        if (file.Length > 0 && IsNamedAsWorkbook(path))
        {
            throw new UnreadableException(
                $"the name ends in {Path.GetExtension(path)} and there is no workbook in it; expected one saved by Excel as .xlsx, or a text named .csv"
            );
        }

        return CsvRows.BySeparator(TextFile.At(path));
    }

    /// <summary>What a path leads to: a link has a length of its own.</summary>
    public static FileInfo Behind(string path) => new(WrittenBeside.PlaceOf(path));

    /// <summary>Opens a file that can be read more than once.</summary>
    private static FileStream Open(string path)
    {
        // A pipe has no length, and opened for reading alone it would wait for its writer.
        var mayBePipe = Behind(path) is { Exists: true, Length: 0, IsReadOnly: false };
        var file = new FileStream(
            path,
            FileMode.Open,
            mayBePipe ? FileAccess.ReadWrite : FileAccess.Read,
            FileShare.ReadWrite
        );
        if (file.CanSeek)
        {
            return file;
        }

        file.Dispose();
        throw new UnreadableException(
            "this is a pipe, which can be read only once; expected a file, so save it as one"
        );
    }

    public static bool IsNamedAsWorkbook(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xlsm" or ".xlsb";

    /// <summary>What a compound file probably is: Excel keeps old workbooks and those with a password in one.</summary>
    private static string OldOrLocked(FileStream file)
    {
        var parts = Encoding.Unicode.GetString(Directory(file));
        return parts.Contains("EncryptedPackage", StringComparison.Ordinal)
                ? "a workbook with a password; expected one without, so save a copy as .xlsx with no password"
            : parts.Contains("Workbook", StringComparison.Ordinal)
            || parts.Contains("Book", StringComparison.Ordinal)
                ? "a workbook of the old kind (.xls); expected .xlsx, so open it in Excel and save a copy as .xlsx"
            : "a workbook of the old kind (.xls) or one with a password; expected .xlsx, so open it in Excel and save a copy as .xlsx with no password";
    }

    /// <summary>The start of a compound file's directory, which names its parts; nothing where there is none.</summary>
    private static byte[] Directory(FileStream file)
    {
        const int HeaderSize = 512;
        const int LargestShift = 12;
        var header = BytesAt(0, HeaderSize, file);
        if (header.Length < HeaderSize)
        {
            return [];
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        var sector = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        return BytesAt((sector + 1L) << Math.Min((int)shift, LargestShift), DirectorySize, file);
    }

    /// <summary>Bytes of a file; fewer where it ends before.</summary>
    private static byte[] BytesAt(long position, int count, FileStream file)
    {
        var bytes = new byte[count];
        file.Position = position;
        return bytes[..file.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }
}
