using System.CommandLine;
using Edict.Auditing;
using Edict.Data;
using Edict.Importing;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>Proves that nobody touched the audit log.</summary>
public static class AuditCommand
{
    public static Command Create()
    {
        var command = new Command("audit", "Looks after the audit log.");
        command.Add(Verify());
        return command;
    }

    private static Command Verify()
    {
        var (data, files) = (new DataOptions(), new AuditOptions());
        var command = new Command(
            "verify",
            "Walks each school's audit log: whether a line was changed, taken out, put in or moved, or the last ones cut.\n\nExample: edict audit verify --data school --audit-key /etc/edict/audit-key"
        );
        data.AddTo(command);
        files.AddTo(command);
        command.SetAction(
            (result, _) =>
            {
                var place = data.Read(result);
                return RunAsync(place, files.Read(result, place), result.InvocationConfiguration);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        DataPlace data,
        AuditFiles files,
        InvocationConfiguration console
    )
    {
        if (!data.MayHoldASchool)
        {
            var none = new Faults();
            none.Error(new(data.Name, null, null, null, data.WhyNoSchool));
            Terminal.Tell(none, console);
            return ExitStatus.Faults;
        }

        await using var db = await data.OpenAsync();
        var key = AuditKey.Read(files.KeyFile);
        var heads = files.HeadsFile is { } path ? new AuditHeads(path).Read() : [];
        var isWhole = true;
        foreach (var school in await db.Schools.OrderBy(school => school.Name).ToListAsync())
        {
            var verdict = await new AuditVerification(db, school, key, heads).WalkAsync();
            isWhole &= verdict.Faults.Count == 0;
            await TellAsync(school, verdict, console);
        }

        return isWhole ? ExitStatus.Done : ExitStatus.Faults;
    }

    private static async Task TellAsync(
        School school,
        AuditVerdict verdict,
        InvocationConfiguration console
    )
    {
        foreach (var fault in verdict.Faults)
        {
            await console.Error.WriteLineAsync($"error: {school.Name}: {fault}");
        }

        var whole = verdict.Faults.Count == 0 ? ", whole" : "";
        await console.Output.WriteLineAsync(
            verdict.From is { } from
                ? $"{school.Name}: {Count(verdict.Lines)}, from {from:d MMMM yyyy HH:mm} to {verdict.To:d MMMM yyyy HH:mm} UTC{whole}."
                : $"{school.Name}: no sealed line{whole}."
        );
        if (verdict.Pending > 0)
        {
            await console.Output.WriteLineAsync(
                $"{Count(verdict.Pending)} not sealed yet: Edict seals them while it serves."
            );
        }

        if (verdict.Erased > 0)
        {
            await console.Output.WriteLineAsync(
                $"{Count(verdict.Erased)} whose values before and after were erased."
            );
        }

        await console.Output.WriteLineAsync(
            verdict.Heads == 0
                ? "No end of the log is written down: whether the last lines were cut cannot be told."
                : $"The end of the log was written down {(verdict.Heads == 1 ? "once" : $"{verdict.Heads} times")}, and compared."
        );
    }

    private static string Count(long lines) => lines == 1 ? "1 line" : $"{lines} lines";
}
