namespace Edict.Data;

/// <summary>What the account that runs the program may not read, be it there or not.</summary>
public static class Forbidden
{
    public const string Words = "may not be read by this account";

    public const string ToDo =
        "run this as the account that Edict runs as, or let this one read it";

    /// <summary>Whether a file may not be read or even looked for, or a folder may not be looked into.</summary>
    public static bool Is(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                // To list a folder is one right, and to go into it another.
                _ = Directory.EnumerateFileSystemEntries(path).Any();
                _ = File.GetAttributes(Path.Combine(path, "any"));
            }
            else
            {
                File.OpenHandle(path).Dispose();
            }

            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
