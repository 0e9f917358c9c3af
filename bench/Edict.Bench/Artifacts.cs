namespace Edict.Bench;

/// <summary>The folder of what benches build and write, in which this program lies too; git ignores it.</summary>
internal static class Artifacts
{
    /// <param name="place">Below the folder, such as <c>edict/edict</c>.</param>
    public static string At(string place) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", place));
}
