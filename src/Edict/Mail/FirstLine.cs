namespace Edict.Mail;

/// <summary>A secret as it lies in a file of its own: the file's first line.</summary>
internal static class FirstLine
{
    /// <exception cref="IOException">The file cannot be read, or is empty.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static async Task<string> OfAsync(string path, CancellationToken cancelled)
    {
        using var file = new StreamReader(path);
        return await file.ReadLineAsync(cancelled) is { Length: > 0 } line
            ? line.Trim()
            : throw new IOException($"{path}: the file's first line is empty");
    }
}
