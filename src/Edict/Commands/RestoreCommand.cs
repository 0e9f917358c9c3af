using System.CommandLine;
using Edict.Data;
using Edict.Keeping;

namespace Edict.Commands;

/// <summary>Brings a backup back, or proves that it could be.</summary>
public static class RestoreCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var file = new Argument<string>("file") { Description = "A file that edict backup wrote." };
        var check = new Option<bool>("--check")
        {
            Description =
                "Restores it into a place of its own, which is gone afterwards, and compares the figures.",
        };
        var command = new Command(
            "restore",
            "Brings a backup back where no school is yet, or proves with --check that it could be.\n\nExamples:\n  edict restore school-monday.zip --check\n  edict restore school-monday.zip --data school"
        )
        {
            file,
            check,
        };
        data.AddTo(command);
        command.SetAction(
            (result, _) =>
            {
                var (path, place) = (result.GetRequiredValue(file), data.Read(result));
                return result.GetValue(check)
                    ? CheckAsync(path, place, result.InvocationConfiguration)
                    : RunAsync(path, place, result.InvocationConfiguration);
            }
        );
        return command;
    }

    private static async Task<int> CheckAsync(
        string path,
        DataPlace data,
        InvocationConfiguration console
    )
    {
        var (manifest, differences) = await Terminal.WhileAsync(
            console,
            $"Restoring {path} for a trial",
            () => Restore.CheckAsync(path, data.Connection)
        );
        foreach (var difference in differences)
        {
            await console.Error.WriteLineAsync($"error: {path}: {difference}");
        }

        if (differences.Count > 0)
        {
            return ExitStatus.Faults;
        }

        await console.Output.WriteLineAsync(
            $"{path}: of {manifest.At:d MMMM yyyy HH:mm} UTC; restored for a trial and compared, all the same: {BackupWords.Of(manifest)}."
        );
        return ExitStatus.Done;
    }

    private static async Task<int> RunAsync(
        string path,
        DataPlace data,
        InvocationConfiguration console
    )
    {
        var manifest = await Terminal.WhileAsync(
            console,
            $"Restoring {path}",
            () => Restore.WriteAsync(path, data)
        );
        await console.Output.WriteLineAsync(
            $"{data.Name}: restored as it was on {manifest.At:d MMMM yyyy HH:mm} UTC: {BackupWords.Of(manifest)}.\nPut back beside it: {string.Join("; ", manifest.NotIn)}."
        );
        if (data.Connection is not null)
        {
            await console.Output.WriteLineAsync(
                "Before it serves, its owner runs: edict migrate, which also grants the serving role its rights."
            );
        }

        return ExitStatus.Done;
    }
}
