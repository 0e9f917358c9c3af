namespace Edict.Exporting;

/// <summary>A file written beside its place and put there whole at the end, so that a failure leaves what stood there.</summary>
public sealed class WrittenBeside : IDisposable
{
    private readonly string path;
    private readonly string beside;

    /// <exception cref="IOException">The folder is not there or cannot be written.</exception>
    public WrittenBeside(string path)
    {
        this.path = Path.GetFullPath(path);
        beside = $"{this.path}.{Environment.ProcessId}.part";
        Writer = new StreamWriter(beside);
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Ends the writing and makes the file the one that stands at its place.</summary>
    public void Keep()
    {
        Writer.Dispose();
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Takes away what was not kept.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        File.Delete(beside);
    }
}
