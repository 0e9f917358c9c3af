namespace Edict.Exporting;

/// <summary>A file written beside its place and put there whole at the end, so that a failure leaves what stood there.</summary>
public sealed class WrittenBeside : IDisposable
{
    private const int BufferSize = 1 << 14;

    private readonly string place;
    private readonly string? beside;
    private bool isKept;

    /// <exception cref="IOException">The folder is not there or cannot be written.</exception>
    public WrittenBeside(string path)
    {
        place = PlaceOf(path);
        if (OpenInPlace(path, place) is { } pipe)
        {
            Writer = new StreamWriter(pipe);
        }
        else
        {
            beside = place + "." + Environment.ProcessId + ".part";
            Writer = new StreamWriter(
                new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.Read, 0),
                bufferSize: BufferSize
            );
        }
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Where a path leads: a link is followed, so that what it points at is written and the link stays.</summary>
    public static string PlaceOf(string path) =>
        new FileInfo(path).LinkTarget is null
            ? Path.GetFullPath(path)
            : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>Ends the writing and makes the file the one that stands at its place.</summary>
    public void Keep()
    {
        Writer.Dispose();
        if (beside is not null)
        {
            File.Move(beside, place, overwrite: true);
            isKept = true;
        }
    }

    /// <summary>Takes away what was not kept.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        if (beside is not null && !isKept)
        {
            File.Delete(beside);
        }
    }

    /// <summary>
    /// The terminal, a pipe or another device, which is written to and never replaced; null where a file is or will be.
    /// Opening a pipe waits for whoever reads it.
    /// </summary>
    private static FileStream? OpenInPlace(string path, string place)
    {
        if (IsDevice(place) || IsDevice(Path.GetFullPath(path)))
        {
            return new FileStream(path, FileMode.Create);
        }

        if (new FileInfo(place) is not { Exists: true, Length: 0, IsReadOnly: false })
        {
            return null;
        }

        var file = new FileStream(place, FileMode.Open, FileAccess.Write);
        if (!file.CanSeek)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    private static bool IsDevice(string place) =>
        place.StartsWith("/dev/", StringComparison.Ordinal)
        || place.StartsWith("/proc/", StringComparison.Ordinal);
}
