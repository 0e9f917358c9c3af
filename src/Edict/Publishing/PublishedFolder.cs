using DocumentFormat.OpenXml.Packaging;

namespace Edict.Publishing;

/// <summary>
/// The folder in which the workbook of vulnerable groups is kept for others to read. A file of its name that Edict did not
/// write, such as the school's own workbook, is neither replaced nor removed.
/// </summary>
public sealed class PublishedFolder(string folder)
{
    public const string FileName = "Vulnerable groups.xlsx";

    /// <summary>Stands in the file's properties as its author, where other programs leave it.</summary>
    public const string Author = "Edict, published folder";

    /// <summary>A name that programs which share folders leave alone.</summary>
    private const string Beside = ".Vulnerable groups.xlsx.tmp";

    private string FilePath => Path.Combine(folder, FileName);

    private string BesidePath => Path.Combine(folder, Beside);

    public bool HoldsFile => File.Exists(FilePath);

    /// <summary>Puts a file in place of the earlier one: whole, or not at all.</summary>
    /// <exception cref="IOException">It cannot be written, or would replace what is not Edict's.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public void Write(byte[] workbook)
    {
        if (!Directory.Exists(folder))
        {
            // A folder that is made here could be one that others do not see: a share that is not there just now.
            throw new DirectoryNotFoundException($"{folder}: there is no such folder");
        }

        if (HoldsFile && !IsOurs())
        {
            throw new IOException(
                $"{FilePath}: Edict did not write this file, so it stays; move it elsewhere to make room"
            );
        }

        try
        {
            using (var file = File.Create(BesidePath))
            {
                file.Write(workbook);
                file.Flush(flushToDisk: true);
            }

            File.Move(BesidePath, FilePath, overwrite: true);
        }
        finally
        {
            File.Delete(BesidePath);
        }
    }

    /// <summary>Takes Edict's file away, where there is one.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be removed there.</exception>
    public void Remove()
    {
        if (HoldsFile && IsOurs())
        {
            File.Delete(FilePath);
        }
    }

    private bool IsOurs()
    {
        try
        {
            using var file = SpreadsheetDocument.Open(FilePath, isEditable: false);
            return file.PackageProperties.Creator == Author;
        }
        catch (Exception fault)
            when (fault is OpenXmlPackageException or FileFormatException or InvalidDataException)
        {
            return false;
        }
    }
}
