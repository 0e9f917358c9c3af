using System.CommandLine;
using Edict.Importing;
using Edict.Protocol;

namespace Edict.Commands;

/// <summary>The options that name the files of a session and the policy they are judged by.</summary>
internal sealed class SessionOptions
{
    private readonly Option<string[]> reports = new("--reports")
    {
        Required = true,
        Description =
            "A cycle's reports (CSV or .xlsx). Give one for each cycle of the session, oldest first; the last is evaluated.",
    };

    private readonly Option<string?> pupils = new("--pupils")
    {
        Description = "What is recorded of the pupils (CSV or .xlsx).",
    };

    private readonly Option<string?> policy = new("--policy")
    {
        Description = "The school's policy (JSON); the defaults without it.",
    };

    public void AddTo(Command command)
    {
        command.Add(reports);
        command.Add(pupils);
        command.Add(policy);
    }

    public SessionPaths Read(ParseResult result) =>
        new(result.GetRequiredValue(reports), result.GetValue(pupils), result.GetValue(policy));
}

/// <summary>The files of a session.</summary>
/// <param name="Reports">Its cycles, oldest first.</param>
public sealed record SessionPaths(IReadOnlyList<string> Reports, string? Pupils, string? Policy)
{
    /// <summary>Every file that is read.</summary>
    public IEnumerable<string> All
    {
        get
        {
            foreach (var cycle in Reports)
            {
                yield return cycle;
            }

            if (Pupils is not null)
            {
                yield return Pupils;
            }

            if (Policy is not null)
            {
                yield return Policy;
            }
        }
    }

    /// <summary>Reads them all and every fault in them.</summary>
    internal SessionFiles Read(Policy policy, Faults faults, InvocationConfiguration console) =>
        Terminal.While(
            console,
            () => $"Reading {string.Join(", ", All.Select(Path.GetFileName))}",
            () => SessionFiles.Read(Reports, Pupils, policy, faults)
        );
}
