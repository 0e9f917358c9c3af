using System.Text.Json;

namespace Edict.Settings;

/// <summary>What is written for a setting, and where.</summary>
/// <param name="Place">The file or the variable, as a message names it.</param>
/// <param name="Values">One, or those of a list.</param>
/// <param name="Folder">From where a path is followed: the file's own folder.</param>
public sealed record Written(string Place, IReadOnlyList<string> Values, string Folder);

/// <summary>A file of settings, such as <c>edict.json</c>: sections in sections, with comments.</summary>
public static class SettingsFile
{
    public const string UsualName = "edict.json";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Every value by its key; the key of a section stands before it: <c>signIn.idleMinutes</c>.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static Dictionary<string, Written> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            var written = new Dictionary<string, Written>(StringComparer.Ordinal);
            Flatten(json.RootElement, "", path, written);
            return written;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(
                $"{path}, line {fault.LineNumber + 1}: not JSON; expected an object such as {{ \"data\": \"/var/lib/edict\" }}",
                fault
            );
        }
    }

    private static void Flatten(
        JsonElement element,
        string key,
        string path,
        Dictionary<string, Written> into
    )
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var part in element.EnumerateObject())
            {
                Flatten(part.Value, key.Length == 0 ? part.Name : $"{key}.{part.Name}", path, into);
            }

            return;
        }

        string[] values =
            element.ValueKind == JsonValueKind.Array
                ? [.. element.EnumerateArray().Select(each => each.ToString())]
                : [element.ToString()];
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (key.Length == 0 || !into.TryAdd(key, new(path, values, folder)))
        {
            throw new InvalidDataException(
                key.Length == 0
                    ? $"{path}: expected an object such as {{ \"data\": \"/var/lib/edict\" }}"
                    : $"{path}, {key}: written twice; expected once"
            );
        }
    }
}
