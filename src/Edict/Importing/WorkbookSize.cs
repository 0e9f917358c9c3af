using System.IO.Compression;

namespace Edict.Importing;

/// <summary>Whether a workbook is small enough to be read: what it unpacks to is checked before it is unpacked.</summary>
/// <remarks>A part is never unpacked beyond the size that it declares, so a workbook that lies is cut off there.</remarks>
public static class WorkbookSize
{
    private const long Mebibyte = 1 << 20;

    /// <summary>What all parts may unpack to together. A full sheet of ten columns takes about half of it.</summary>
    private const long MostUnpacked = 1024 * Mebibyte;

    /// <summary>What may be unpacked into memory: all parts but the sheets, which are the texts for the most.</summary>
    private const long MostKept = 256 * Mebibyte;

    /// <summary>A full sheet of one value over and over packs 18 to 1, one of formatted blanks 54 to 1.</summary>
    private const long MostRatio = 200;

    /// <summary>Below this the ratio says nothing.</summary>
    private const long RatioFrom = 64 * Mebibyte;

    private const int MostParts = 10_000;

    /// <exception cref="UnreadableException">It is too big, or packed as no program of an office packs.</exception>
    /// <exception cref="InvalidDataException">It is no zip.</exception>
    public static void Check(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        if (zip.Entries.Count > MostParts)
        {
            throw new UnreadableException(
                $"the workbook has {zip.Entries.Count} parts; expected at most {MostParts}"
            );
        }

        var unpacked = zip.Entries.Sum(part => part.Length);
        var packed = zip.Entries.Sum(part => part.CompressedLength);
        if (unpacked > MostUnpacked)
        {
            throw TooBig(unpacked, MostUnpacked);
        }

        if (unpacked > RatioFrom && unpacked / Math.Max(packed, 1) > MostRatio)
        {
            throw new UnreadableException(
                $"the workbook unpacks to {unpacked / Math.Max(packed, 1)} times its size; expected at most {MostRatio} times, so open it in Excel and save a copy"
            );
        }

        var kept = zip
            .Entries.Where(part => !part.FullName.Contains("worksheets/", StringComparison.Ordinal))
            .Sum(part => part.Length);
        if (kept > MostKept)
        {
            throw TooBig(kept, MostKept);
        }
    }

    private static UnreadableException TooBig(long size, long most) =>
        new(
            $"the workbook unpacks to {size / Mebibyte} MiB; expected at most {most / Mebibyte} MiB, so save it as CSV"
        );
}
