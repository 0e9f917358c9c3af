namespace Edict.Bench.Files;

/// <summary>Puts the rows of a file below its header into another order, the same each time.</summary>
internal static class RowShuffle
{
    private const int Seed = 7;

    /// <param name="path">A file of under 2 GB in which no cell holds a line break.</param>
    public static void Shuffle(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var rows = Lines(bytes);
        new Random(Seed).Shuffle(rows.AsSpan(1));
        using var file = new FileStream(
            path,
            FileMode.Create,
            FileAccess.Write,
            FileShare.None,
            1 << 20
        );
        foreach (var row in rows)
        {
            file.Write(bytes.AsSpan(row));
        }
    }

    private static Range[] Lines(byte[] bytes)
    {
        var lines = new List<Range>();
        for (var start = 0; start < bytes.Length; )
        {
            var end = start + bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
            lines.Add(start..end);
            start = end;
        }

        return [.. lines];
    }
}
