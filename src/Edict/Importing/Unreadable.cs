using Edict.Data;

namespace Edict.Importing;

/// <summary>Why a file could not be opened, in words.</summary>
public static class Unreadable
{
    public static string Reason(string path, Exception fault) =>
        Directory.Exists(path) ? "this is a folder; expected a file"
        : fault is UnauthorizedAccessException
            ? $"this file {Forbidden.Words}; expected one that it may read"
        : File.Exists(path) ? "the file cannot be opened; is it open in another program?"
        : "there is no such file";
}
