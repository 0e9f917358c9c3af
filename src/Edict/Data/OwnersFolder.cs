namespace Edict.Data;

/// <summary>A folder for whoever runs the program alone. One that is there stays as it is.</summary>
public static class OwnersFolder
{
    public static DirectoryInfo Make(string folder) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
}
