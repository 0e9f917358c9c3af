using System.CommandLine;
using Edict.Auditing;
using Edict.Data;

namespace Edict.Commands;

/// <summary>The options that say where the audit log's key and heads lie.</summary>
internal sealed class AuditOptions
{
    public const string KeyVariable = "EDICT_AUDIT_KEYFILE";

    public const string HeadsVariable = "EDICT_AUDIT_HEADSFILE";

    private readonly Option<string?> key = new("--audit-key")
    {
        Description =
            $"The file of the audit log's key, outside the data; or set {KeyVariable}. Beside the data without it.",
    };

    private readonly Option<string?> heads = new("--audit-heads")
    {
        Description =
            $"The file in which the end of the audit log is written down each day; or set {HeadsVariable}. Beside the data without it.",
    };

    public void AddTo(Command command)
    {
        command.Add(key);
        command.Add(heads);
    }

    public AuditFiles Read(ParseResult result, DataPlace data)
    {
        var beside = AuditFiles.Beside(data);
        return new(
            Given(result, key, KeyVariable) ?? beside.KeyFile,
            Given(result, heads, HeadsVariable) ?? beside.HeadsFile
        );
    }

    private static string? Given(ParseResult result, Option<string?> option, string variable) =>
        result.GetValue(option) is { } given ? given
        : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set
        : null;
}
