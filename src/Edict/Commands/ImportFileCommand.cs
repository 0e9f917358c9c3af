using System.CommandLine;
using Edict.Data;
using Edict.Importing;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>Plans a file's import, prints the plan and, told so, applies it.</summary>
internal sealed class ImportFileCommand
{
    public const string ReportsExample =
        "Example: edict import reports senior-2.csv --cycle \"Senior 2\" --data edict-data --yes";

    private const string PupilsExample =
        "Example: edict import pupils pupils.csv --attendance-as-at 2026-10-09 --data edict-data --yes";

    private const string Left = "left";

    private readonly Argument<string> file = new("file")
    {
        Description = "The file (CSV or .xlsx).",
    };
    private readonly SchoolOptions school = new();
    private readonly Option<string?> session = new("--session")
    {
        Description = "The session, such as 2026-27; the latest without it.",
    };
    private readonly Option<StageSet> stages = new("--stages")
    {
        Description =
            "The stages that the file is for, such as S4,S5; nobody outside them is touched. All without it.",
        CustomParser = given => StagesIn(given),
    };
    private readonly Option<string> source = new("--source")
    {
        Description =
            "Where the file comes from, as the Imports page calls it: its columns are read as they were mapped there.",
        DefaultValueFactory = _ => "",
    };
    private readonly Option<bool> overwriteTyped = new("--overwrite-typed")
    {
        Description = "Overwrites what staff typed too.",
    };
    private readonly Option<bool> yes = new("--yes")
    {
        Description = "Applies the plan; without it nothing is written.",
    };
    private readonly Option<bool> acceptUnusual = new("--accept-unusual")
    {
        Description = "Together with --yes: applies a plan with counts out of the ordinary too.",
    };

    public static Command Reports()
    {
        var asked = new ImportFileCommand();
        var cycle = new Option<string>("--cycle")
        {
            Required = true,
            Description = "The cycle's name.",
        };
        var command = asked.Command("reports", $"One row a report.\n\n{ReportsExample}");
        command.Add(cycle);
        command.SetAction(
            (result, _) =>
                asked.RunAsync(
                    result,
                    ImportKind.Reports,
                    result.GetRequiredValue(cycle),
                    said => said
                )
        );
        return command;
    }

    public static Command Pupils()
    {
        var asked = new ImportFileCommand();
        var asAt = new Option<DateOnly?>("--attendance-as-at")
        {
            Description =
                "The day of the attendance figures, where the file does not say it, such as 2026-10-09.",
        };
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
        var command = asked.Command("pupils", $"One row a pupil.\n\n{PupilsExample}");
        command.Add(asAt);
        command.Add(asn);
        command.Add(missing);
        command.Add(merged);
        command.SetAction(
            (result, _) =>
                asked.RunAsync(
                    result,
                    ImportKind.Pupils,
                    null,
                    said =>
                        said with
                        {
                            AttendanceAsAt = result.GetValue(asAt),
                            Asn = result.GetValue(asn),
                            AllLeft = result.GetValue(missing) == Left,
                            Merged = result.GetRequiredValue(merged),
                        }
                )
        );
        return command;
    }

    private Command Command(string name, string description)
    {
        var command = new Command(name, description)
        {
            file,
            session,
            stages,
            source,
            overwriteTyped,
            yes,
            acceptUnusual,
        };
        school.AddTo(command);
        return command;
    }

    private Task<int> RunAsync(
        ParseResult result,
        ImportKind kind,
        string? cycle,
        Func<ImportSaid, ImportSaid> answers
    ) =>
        school.WithSchoolAsync(
            result,
            async chosen =>
            {
                var faults = new Faults();
                var found = await SchoolOptions.SessionAsync(
                    chosen.Db,
                    chosen.School,
                    result.GetValue(session),
                    faults
                );
                var cycleId =
                    found is null || cycle is null
                        ? null
                        : await CycleAsync(chosen, found, cycle, faults);
                if (found is null || faults.AnyError)
                {
                    Terminal.Tell(faults, chosen.Console.Error);
                    return ExitStatus.Faults;
                }

                var said = answers(await SaidAsync(chosen, result, kind));
                var path = result.GetRequiredValue(file);
                var asked = ImportAsked.OfFile(kind, found, cycleId, path, said);
                return await PlanAsync(chosen, asked, result);
            }
        );

    private async Task<ImportSaid> SaidAsync(
        ChosenSchool chosen,
        ParseResult result,
        ImportKind kind
    )
    {
        var from = result.GetRequiredValue(source);
        return new()
        {
            FileName = Path.GetFileName(result.GetRequiredValue(file)),
            Source = from,
            Columns = await ColumnMemory.OfAsync(chosen.Db, chosen.School.Id, kind, from),
            Stages = result.GetValue(stages),
            OverwriteTyped = result.GetValue(overwriteTyped),
        };
    }

    private async Task<int> PlanAsync(ChosenSchool chosen, ImportAsked asked, ParseResult result)
    {
        var isYes = result.GetValue(yes);
        var act = new ImportAct(null, chosen.Now, result.GetValue(acceptUnusual));
        var outcome = await Terminal.WhileAsync(
            chosen.Console.Error,
            $"Importing {asked.Said.FileName}",
            async () =>
                isYes
                    ? await FileImport.ApplyAsync(chosen.Db, asked, null, act)
                    : new(await FileImport.PlanAsync(chosen.Db, asked, chosen.Now), null, false)
        );
        Terminal.Tell(outcome.Plan.Faults, chosen.Console.Error);
        if (outcome.Plan.Faults.AnyError)
        {
            return ExitStatus.Faults;
        }

        PlanWords.Write(outcome.Plan, chosen.Console.Output);
        if (outcome.ImportId is { } id)
        {
            await chosen.Console.Output.WriteLineAsync(
                $"Applied as import {id}; take it back with: edict import undo {id}"
            );
            return ExitStatus.Done;
        }

        if (isYes)
        {
            await chosen.Console.Error.WriteLineAsync(
                "error: nothing was written: there are counts out of the ordinary; to apply the plan all the same, add --accept-unusual"
            );
            return ExitStatus.Faults;
        }

        var toApply =
            outcome.Plan.Unusual.Count > 0
                ? "--yes --accept-unusual, if the counts out of the ordinary are right"
                : "--yes";
        await chosen.Console.Output.WriteLineAsync(
            $"Nothing was written. To apply the plan, add {toApply}."
        );
        return ExitStatus.Done;
    }

    private static async Task<Guid?> CycleAsync(
        ChosenSchool chosen,
        Session session,
        string name,
        Faults faults
    )
    {
        var cycles = await chosen
            .Db.Cycles.Where(cycle =>
                cycle.SchoolId == session.SchoolId && cycle.Session == session.Name
            )
            .OrderBy(cycle => cycle.Order)
            .ToListAsync();
        if (cycles.Find(cycle => NameKey.Of(cycle.Name) == NameKey.Of(name)) is { } found)
        {
            return found.Id;
        }

        var known = string.Join(", ", cycles.Select(cycle => cycle.Name));
        faults.Error(
            new("--cycle", null, null, name, $"no such cycle in {session.Name}; there are: {known}")
        );
        return null;
    }

    private static Dictionary<string, string> MergedIn(
        System.CommandLine.Parsing.ArgumentResult given
    )
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

    private static StageSet StagesIn(System.CommandLine.Parsing.ArgumentResult given)
    {
        var text = given.Tokens.Count == 1 ? given.Tokens[0].Value : "";
        var read = text.Split(',').Select(part => Stages.Read(part.Trim())).ToList();
        if (read.Contains(Stage.None))
        {
            given.AddError(
                $"--stages: \"{text}\": expected stages with commas between, such as S4,S5"
            );
        }

        return Stages.Of(read);
    }
}
