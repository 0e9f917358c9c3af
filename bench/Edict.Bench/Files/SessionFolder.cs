namespace Edict.Bench.Files;

/// <summary>The files of a made-up session, made once and used again.</summary>
internal sealed record SessionFolder(string Path)
{
    /// <summary>The reports of the first cycle.</summary>
    public string Earlier => System.IO.Path.Combine(Path, "c1.csv");

    /// <summary>The reports of the second cycle, which is the one evaluated.</summary>
    public string Current => System.IO.Path.Combine(Path, "c2.csv");

    public string Pupils => System.IO.Path.Combine(Path, "pupils.csv");

    public static SessionFolder Of(SessionSize size)
    {
        var folder = new SessionFolder(Artifacts.At($"files/{size.Name}"));
        if (!Directory.Exists(folder.Path))
        {
            var part = new SessionFolder($"{folder.Path}.part");
            Directory.CreateDirectory(part.Path);
            SessionWriter.Write(size, part);
            if (size.Shuffled)
            {
                RowShuffle.Shuffle(part.Earlier);
                RowShuffle.Shuffle(part.Current);
            }

            Directory.Move(part.Path, folder.Path);
        }

        return folder;
    }
}
