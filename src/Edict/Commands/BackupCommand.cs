using System.CommandLine;
using Edict.Data;
using Edict.Keeping;

namespace Edict.Commands;

/// <summary>Backs the database up while the program serves.</summary>
public static class BackupCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var file = new Option<string>("--out")
        {
            Description =
                "The file to write; an earlier backup of that name is replaced when the new one is whole, and nothing else ever is.",
            Required = true,
        };
        var command = new Command(
            "backup",
            "Backs the school's database up, while Edict serves and others write. Keys and settings are not in it.\n\nExample: edict backup --data school --out school-monday.zip"
        )
        {
            file,
        };
        data.AddTo(command);
        command.SetAction(
            (result, _) =>
                RunAsync(
                    data.Read(result),
                    result.GetRequiredValue(file),
                    result.InvocationConfiguration
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        DataPlace data,
        string path,
        InvocationConfiguration console
    )
    {
        if (!data.MayHoldASchool)
        {
            await console.Error.WriteLineAsync($"error: {data.Name}: {data.WhyNoSchool}");
            return ExitStatus.Faults;
        }

        if (await BackupFile.WhyNotToAsync(path, data) is { } why)
        {
            await console.Error.WriteLineAsync($"error: {why}");
            return ExitStatus.WrongArguments;
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var manifest = await Terminal.WhileAsync(
            console,
            $"Backing up {data.Name}",
            () => Backup.WriteAsync(data, path, now)
        );
        await console.Output.WriteLineAsync(
            $"{path}: backed up {BackupWords.Of(manifest)}.\nNot in it: {string.Join("; ", manifest.NotIn)}."
        );
        return ExitStatus.Done;
    }
}
