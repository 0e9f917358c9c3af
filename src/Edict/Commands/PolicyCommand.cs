using System.CommandLine;
using Edict.Protocol;

namespace Edict.Commands;

/// <summary>Prints the policy whole, with the school's defaults, as a file to edit.</summary>
public static class PolicyCommand
{
    public static Command Create()
    {
        var command = new Command(
            "policy",
            "Prints the policy with its defaults.\n\nExample: edict policy > policy.json"
        );
        command.SetAction(result =>
            result.InvocationConfiguration.Output.Write(PolicyJson.Write(Policy.Default))
        );
        return command;
    }
}
