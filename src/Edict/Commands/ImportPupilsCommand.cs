using System.CommandLine;
using System.CommandLine.Parsing;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the pupils of a session and what is recorded of them.</summary>
internal static class ImportPupilsCommand
{
    private const string Example =
        "Example: edict import pupils pupils.csv --attendance-as-at 2026-10-09 --data edict-data --yes";

    private const string Left = "left";

    public static Command Create()
    {
        var import = new ImportFileCommand(ImportKind.Pupils);
        var asAt = ImportFileCommand.DayOption("--attendance-as-at");
        var asn = new Option<AsnMeaning>("--asn")
        {
            Description =
                "What a column ASN means: chosen by the support for learning leader, or has a need.",
        };
        asn.AcceptOnlyFromAmong("chosen", "need");
        var missing = new Option<string>("--missing")
        {
            Description =
                "Whether pupils of the stages who are not in the file are kept or have left.",
            DefaultValueFactory = _ => "keep",
        };
        missing.AcceptOnlyFromAmong("keep", Left);
        var merged = new Option<IReadOnlyDictionary<string, string>>("--merged")
        {
            Description =
                "A pupil who is in the file by another SCN, as OLD=NEW: the school's SCN and the file's. May be given several times.",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = MergedIn,
            DefaultValueFactory = _ => new Dictionary<string, string>(),
        };
        var command = import.Command($"One row a pupil.\n\n{Example}", asAt, asn, missing, merged);
        command.SetAction(
            (result, _) =>
            {
                var asked = import.Asked(result);
                var said = asked.Said with
                {
                    AttendanceAsAt = result.GetValue(asAt),
                    Asn = result.GetValue(asn),
                    AllLeft = result.GetValue(missing) == Left,
                    Merged = result.GetRequiredValue(merged),
                };
                return import.RunAsync(result, asked with { Said = said });
            }
        );
        return command;
    }

    private static Dictionary<string, string> MergedIn(ArgumentResult given)
    {
        var merged = new Dictionary<string, string>();
        foreach (var text in given.Tokens.Select(token => token.Value))
        {
            var parts = text.Split('=');
            if (
                parts.Length != 2
                || !Array.TrueForAll(parts, part => Scn.TryRead(part, out _))
                || !merged.TryAdd(parts[0], parts[1])
            )
            {
                given.AddError(
                    $"--merged: \"{text}\": expected two SCNs of nine digits, each old one once, such as 040123458=102345671"
                );
            }
        }

        return merged;
    }
}
