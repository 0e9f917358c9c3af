using System.IO.Compression;
using System.Text;
using SpreadCheetah;

namespace Edict.Tests.Mutated;

/// <summary>A table as a workbook, and what goes wrong inside its archive.</summary>
internal static class WorkbookForm
{
    private const int LongestCell = 32_767;

    /// <summary>Whether a workbook can hold the table as it is.</summary>
    public static bool CanHold(Sheet sheet) =>
        sheet
            .Rows.SelectMany(row => row)
            .All(cell =>
                cell.Length <= LongestCell && cell.All(c => c is '\n' or (>= ' ' and < '\uFFFE'))
            );

    public static async Task<byte[]> BytesAsync(Sheet sheet)
    {
        using var stream = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(stream))
        {
            await workbook.StartWorksheetAsync("Sheet1");
            foreach (var row in sheet.Rows)
            {
                await workbook.AddRowAsync([.. row.Select(cell => new Cell(cell))]);
            }

            await workbook.FinishAsync();
        }

        return stream.ToArray();
    }

    /// <summary>Mutates one part of the archive, a sheet's XML most often, and packs it again.</summary>
    public static byte[] MutatePart(byte[] workbook, Random random)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var parts = archive.Entries.ToList();
            var part =
                random.Next(4) == 0
                    ? parts[random.Next(parts.Count)]
                    : parts.First(entry =>
                        entry.FullName.Contains("sheet1", StringComparison.Ordinal)
                    );
            var name = part.FullName;
            var bytes = Contents(part);
            part.Delete();
            if (random.Next(20) > 0)
            {
                using var changed = archive.CreateEntry(name).Open();
                changed.Write(Changed(bytes, random));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Changed(byte[] xml, Random random)
    {
        string[] swaps =
        [
            "inlineStr|s",
            "inlineStr|n",
            "inlineStr|e",
            "<c |<c r=\"XFE9999999\" ",
            "<row|<row r=\"0\"",
            "</row>|",
            "<t>|<t>&#0;",
            "<t>|<t>&x;",
            "<v>|<v>1e999",
            "<?xml|<!DOCTYPE a [<!ENTITY x \"y\">]><?xml",
        ];
        if (random.Next(2) == 0)
        {
            var mutations = ByteMutations.OfAny;
            return mutations[random.Next(mutations.Count)].Change(xml, random);
        }

        var swap = swaps[random.Next(swaps.Length)].Split('|');
        return Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(xml).Replace(swap[0], swap[1], StringComparison.Ordinal)
        );
    }

    private static byte[] Contents(ZipArchiveEntry part)
    {
        using var contents = part.Open();
        using var copy = new MemoryStream();
        contents.CopyTo(copy);
        return copy.ToArray();
    }
}
