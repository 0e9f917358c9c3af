using System.Text;

namespace Edict.Tests.Mutated;

/// <summary>Makes a file of text smaller, line by line, as long as the same complaint stands.</summary>
internal static class Shrinking
{
    private const int MostTries = 200;

    public static async Task<MutatedFile> SmallestAsync(
        MutatedFile file,
        Func<MutatedFile, Task<bool>> stillComplains
    )
    {
        var tries = 0;
        var lines = Lines(file.Bytes);
        for (var size = lines.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= lines.Count && tries < MostTries; tries++)
            {
                List<string> fewer = [.. lines[..at], .. lines[(at + size)..]];
                var smaller = file.With(Encoding.Latin1.GetBytes(string.Concat(fewer)));
                if (await stillComplains(smaller))
                {
                    (file, lines) = (smaller, fewer);
                }
                else
                {
                    at += size;
                }
            }
        }

        return file;
    }

    /// <summary>The lines with their ends, each byte a character.</summary>
    private static List<string> Lines(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.Contains('\n') ? '\n' : '\r';
        var lines = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var stop = text.IndexOf(end, start) is >= 0 and var at ? at + 1 : text.Length;
            lines.Add(text[start..stop]);
            start = stop;
        }

        return lines;
    }
}
