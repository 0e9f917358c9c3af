using System.Globalization;

namespace Edict.Importing;

public enum Outcome
{
    Done,
    Refused,

    /// <summary>Nothing was wrong with the file: it is to be tried again.</summary>
    Later,
}

/// <summary>What became of a file, in a line, and the words that are put beside it.</summary>
public sealed record Taken(Outcome Outcome, string Summary, string Words);

/// <summary>
/// A folder into which another program puts files. Each is taken once, when it has stopped growing, and moved to
/// <c>done</c> or <c>refused</c> with a text beside it.
/// </summary>
/// <param name="log">One line a file, without what stands in it.</param>
public sealed class WatchedFolder(
    string folder,
    TimeProvider clock,
    Func<string, Task<Taken>> take,
    TextWriter log
)
{
    /// <summary>How long a file must stay as it is before it is taken for whole.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private const string Done = "done";
    private const string Refused = "refused";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Names that programs give to files which are not the file itself: hidden, Excel's marks, copies under way.</summary>
    private static readonly string[] PassingEnds = [".tmp", ".part", ".partial", ".crdownload"];

    private Dictionary<string, Seen> seen = [];
    private bool isLost;

    /// <summary>Looks again and again until it is told to stop; a file that is being taken is finished first.</summary>
    /// <exception cref="IOException">The folder is not there, or nothing can be written in it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing can be written in it.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{folder}: there is no such folder to watch");
        }

        Directory.CreateDirectory(Path.Combine(folder, Done));
        Directory.CreateDirectory(Path.Combine(folder, Refused));
        await log.WriteLineAsync($"Watching {folder} (Ctrl+C ends it).");
        while (!stop.IsCancellationRequested)
        {
            await LookAsync(stop);
            await Task.Delay(Pause, clock, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Takes each file that has not changed for <see cref="Settling"/>.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        seen = (await FilesAsync()).ToDictionary(
            file => file.FullName,
            file => Seen.Of(file, now, seen.GetValueOrDefault(file.FullName)),
            StringComparer.Ordinal
        );
        foreach (var (path, file) in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            if (!file.WasTaken && now - file.Since >= Settling && !IsHeldOpen(path))
            {
                await TakeAsync(path, file);
            }
        }
    }

    private async Task TakeAsync(string path, Seen file)
    {
        var name = Path.GetFileName(path);
        var taken = await take(path);
        if (taken.Outcome == Outcome.Later)
        {
            await (
                file.HasWaited
                    ? Task.CompletedTask
                    : log.WriteLineAsync($"{name}: waits: {taken.Summary}")
            );
            file.HasWaited = true;
            return;
        }

        // Where it cannot be moved it stays, and is not taken again as long as it stays as it is.
        file.WasTaken = true;
        var to = taken.Outcome == Outcome.Done ? Done : Refused;
        try
        {
            await MoveAsync(path, Path.Combine(folder, to), taken.Words);
            seen.Remove(path);
            await log.WriteLineAsync($"{name}: {taken.Summary} It is in {to}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await log.WriteLineAsync(
                $"{name}: {taken.Summary} It could not be put into {to}: {fault.Message}"
            );
        }
    }

    private async Task<List<FileInfo>> FilesAsync()
    {
        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles().Where(IsWanted).ToList();
            isLost = false;
            return files;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (!isLost)
            {
                await log.WriteLineAsync($"{folder}: cannot be looked into; tried again.");
            }

            isLost = true;
            return [];
        }
    }

    private async Task MoveAsync(string path, string to, string words)
    {
        Directory.CreateDirectory(to);
        var target = FreeName(to, Path.GetFileName(path));
        File.Move(path, target);
        var when = clock.GetUtcNow().ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            $"{target}.txt",
            $"{Path.GetFileName(path)}, {when} UTC\n{words}"
        );
    }

    /// <summary>The next week's file may well have the same name: none is written over.</summary>
    private static string FreeName(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        for (var number = 2; File.Exists(path) || File.Exists($"{path}.txt"); number++)
        {
            path = Path.Combine(
                folder,
                $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}"
            );
        }

        return path;
    }

    private static bool IsWanted(FileInfo file) =>
        !file.Name.StartsWith('.')
        && !file.Name.StartsWith("~$", StringComparison.Ordinal)
        && !PassingEnds.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether another program holds the file so that nobody may read it: Windows tells.</summary>
    private static bool IsHeldOpen(string path)
    {
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None
            );
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>A file as it was at the last look, and since when it is so.</summary>
    private sealed record Seen(long Length, DateTime Written, DateTimeOffset Since)
    {
        public bool WasTaken { get; set; }

        /// <summary>Whether it was said that it waits.</summary>
        public bool HasWaited { get; set; }

        public static Seen Of(FileInfo file, DateTimeOffset now, Seen? before) =>
            before is not null
            && (before.Length, before.Written) == (file.Length, file.LastWriteTimeUtc)
                ? before
                : new(file.Length, file.LastWriteTimeUtc, now);
    }
}
