namespace Edict.Data;

/// <summary>The file of a database as it was before each upgrade, beside it: the last three.</summary>
public static class UpgradeCopies
{
    private const int Most = 3;

    /// <param name="path">Of the database.</param>
    /// <param name="migration">The last that it had.</param>
    public static async Task KeepAsync(string path, string migration)
    {
        var copy = $"{Prefix(path)}{migration}";
        File.Delete(copy);
        await SqliteCopy.WriteAsync(path, copy);
        foreach (var old in Of(path).Skip(Most))
        {
            File.Delete(old);
        }
    }

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<string> Of(string path) =>
        [
            .. Directory
                .EnumerateFiles(
                    Path.GetDirectoryName(Path.GetFullPath(path))!,
                    $"{Path.GetFileName(Prefix(path))}*"
                )
                .OrderDescending(StringComparer.Ordinal),
        ];

    private static string Prefix(string path) => $"{path}-before-upgrade-from-";
}
