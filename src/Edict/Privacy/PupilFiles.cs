using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Edict.Data;

namespace Edict.Privacy;

/// <summary>What is held of a pupil as a folder of two files: a page, and the same as JSON.</summary>
public static class PupilFiles
{
    public const string PageName = "pupil.html";

    public const string JsonName = "pupil.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the files beside their place, and puts them there together.</summary>
    /// <exception cref="IOException">Something stands at the place already, or nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static void Write(PupilRecord record, string folder)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(place))
        {
            throw new IOException($"{folder}: is there already; expected a folder that is not");
        }

        var beside = $"{place}.{Environment.ProcessId}.part";
        try
        {
            OwnersFolder.Make(beside);
            File.WriteAllText(Path.Combine(beside, PageName), PupilPage.Write(record));
            File.WriteAllText(Path.Combine(beside, JsonName), Json(record));
            Directory.Move(beside, place);
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private static string Json(PupilRecord record) =>
        JsonSerializer.Serialize(
            new
            {
                record.School,
                record.Name,
                record.Scn,
                record.MadeAt,
                Tables = record.Tables.Select(table => new
                {
                    table.Name,
                    table.Words,
                    Rows = table.Named,
                }),
            },
            Readable
        );
}
