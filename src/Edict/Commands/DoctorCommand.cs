using System.CommandLine;
using Edict.Keeping;

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
        var command = new Command(
            "doctor",
            "Looks at all that Edict rests on, and says what it finds and what to do; it changes nothing.\n\nExample: edict doctor --data school --backups /var/backups/edict"
        )
        {
            publish,
            backups,
        };
        data.AddTo(command);
        files.AddTo(command);
        command.SetAction(
            (result, _) =>
            {
                var place = data.Read(result);
                return RunAsync(
                    new(
                        place,
                        files.Read(result, place),
                        result.GetValue(backups),
                        PublishOption.Read(result, publish),
                        null
                    ),
                    result.InvocationConfiguration
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(DoctorAsked asked, InvocationConfiguration console)
    {
        var found = await Doctor.LookAsync(asked, TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var finding in found)
        {
            await console.Output.WriteLineAsync(finding.ToString());
        }

        return found.Any(finding => finding.Health == Health.Bad)
            ? ExitStatus.Faults
            : ExitStatus.Done;
    }
}
