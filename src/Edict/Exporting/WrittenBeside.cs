namespace Edict.Exporting;

/// <summary>A file written beside its place and put there whole at the end, so that a failure leaves what stood there.</summary>
public sealed class WrittenBeside : IDisposable
{
    private readonly string place;
    private readonly string beside;

    /// <exception cref="IOException">The folder is not there or cannot be written.</exception>
    public WrittenBeside(string path)
    {
        place = PlaceOf(path);
        beside = IsDevice(place) ? place : $"{place}.{Environment.ProcessId}.part";
        Writer = new StreamWriter(beside);
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
        if (beside != place)
        {
            File.Move(beside, place, overwrite: true);
        }
    }

    /// <summary>Takes away what was not kept.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        if (beside != place)
        {
            File.Delete(beside);
        }
    }

    /// <summary>Whether the place is the terminal, a pipe of the shell or another device, which is written to and never replaced.</summary>
    private static bool IsDevice(string place) =>
        place.StartsWith("/dev/", StringComparison.Ordinal)
        || place.StartsWith("/proc/", StringComparison.Ordinal);
}
