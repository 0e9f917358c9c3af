using System.CommandLine;
using Edict.Keeping;
using Edict.Settings;

namespace Edict.Commands;

/// <summary>Says in words how a school's Edict is.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        var (data, files) = (new DataOptions(), new AuditOptions());
        var publish = PublishOption.Create();
        var backups = new Option<string?>("--backups")
        {
            Description = "The folder that backups are written to.",
        };
        var settings = new Option<string?>("--settings")
        {
            Description =
                "The settings of edict serve: what they say counts in place of the other options, and their certificate and mail server are looked at too.",
        };
        var command = new Command(
            "doctor",
            "Looks at all that Edict rests on, and says what it finds and what to do; it changes nothing.\n\nExample: edict doctor --settings /etc/edict/edict.json --backups /var/backups/edict"
        )
        {
            settings,
            publish,
            backups,
        };
        data.AddTo(command);
        files.AddTo(command);
        command.SetAction(
            (result, _) =>
            {
                var (console, kept) = (result.InvocationConfiguration, result.GetValue(backups));
                if (result.GetValue(settings) is { } path)
                {
                    return SettingsAsync(path, kept, console);
                }

                var place = data.Read(result);
                return RunAsync(
                    new(
                        place,
                        files.Read(result, place),
                        kept,
                        PublishOption.Read(result, publish),
                        null,
                        null
                    ),
                    [],
                    console
                );
            }
        );
        return command;
    }

    private static Task<int> SettingsAsync(
        string path,
        string? backups,
        InvocationConfiguration console
    )
    {
        var reader = ServeCommand.Settings(path, new Dictionary<string, string>());
        var read = ServeSettings.Read(reader);
        return RunAsync(
            new(
                read.Data,
                read.Audit,
                backups,
                read.PublishFolder,
                read.Listen.Certificate?.Certificate,
                read.Mail
            ),
            reader.Faults is { Count: > 0 } faults
                ? faults.Select(fault => new Finding(
                    Health.Bad,
                    "Settings",
                    fault,
                    "put it right: Edict does not start with them"
                ))
                : [new(Health.Good, "Settings", path)],
            console
        );
    }

    private static async Task<int> RunAsync(
        DoctorAsked asked,
        IEnumerable<Finding> settings,
        InvocationConfiguration console
    )
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        List<Finding> found = [.. settings, .. await Doctor.LookAsync(asked, now)];
        foreach (var finding in found)
        {
            await console.Output.WriteLineAsync(finding.ToString());
        }

        return found.Any(finding => finding.Health == Health.Bad)
            ? ExitStatus.Faults
            : ExitStatus.Done;
    }
}
