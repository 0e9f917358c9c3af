using System.CommandLine;
using System.CommandLine.Parsing;
using Edict.Importing;
using Edict.Protocol;

namespace Edict.Commands;

/// <summary>Plans a file's import, prints the plan and, told so, applies it.</summary>
internal sealed class ImportFileCommand(ImportKind kind)
{
    private readonly SchoolOptions school = new();
    private readonly Option<string?> session = new("--session")
    {
        Description =
            "The session, such as 2026-27; without it the latest that has begun, or the first to come where none has.",
    };
    private readonly Option<StageSet> stages = StagesOption();
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

    public Argument<string> File { get; } =
        new("file") { Description = "The file (CSV or .xlsx)." };

    /// <summary>The day of attendance figures, for the kinds of file that may lack it.</summary>
    public static Option<DateOnly?> DayOption(string name) =>
        new(name)
        {
            Description =
                "The day of the attendance figures, where the file does not say it, such as 2026-10-09 or 9/10/2026.",
            CustomParser = given => DayIn(name, given),
        };

    /// <summary>The verb, named by its kind of file, with the options that the kind has of its own.</summary>
    public Command Command(string description, params ReadOnlySpan<Option> own)
    {
        var command = new Command(kind.Word(), description) { File, session, source };
        foreach (var option in own)
        {
            command.Add(option);
        }

        if (kind.IsForStages())
        {
            command.Add(stages);
        }

        if (kind.MayMeetTyped())
        {
            command.Add(overwriteTyped);
        }

        command.Add(yes);
        command.Add(acceptUnusual);
        school.AddTo(command);
        return command;
    }

    public SchoolAsked School(ParseResult result) => school.Read(result);

    /// <summary>What the options say of any file that is taken in; the answers of one kind are laid over it.</summary>
    public FileAsked Asked(ParseResult result) =>
        new(
            kind,
            new()
            {
                FileName = "",
                Source = result.GetRequiredValue(source),
                Stages = kind.IsForStages() ? result.GetValue(stages) : StageSet.None,
                OverwriteTyped = kind.MayMeetTyped() && result.GetValue(overwriteTyped),
            },
            result.GetValue(session)
        );

    public bool IsUnusualToo(ParseResult result) => result.GetValue(acceptUnusual);

    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public Task<int> RunAsync(ParseResult result, FileAsked said) =>
        school.WithSchoolAsync(
            result,
            async chosen =>
            {
                var faults = new Faults();
                var path = result.GetRequiredValue(File);
                if (await said.OfAsync(chosen.Db, chosen.School, path, faults) is { } asked)
                {
                    return await PlanAsync(chosen, asked, result);
                }

                Terminal.Tell(faults, chosen.Console);
                return ExitStatus.Faults;
            }
        );

    private async Task<int> PlanAsync(ChosenSchool chosen, ImportAsked asked, ParseResult result)
    {
        var isYes = result.GetValue(yes);
        var act = new ImportAct(null, chosen.Now, IsUnusualToo(result));
        var outcome = await Terminal.WhileAsync(
            chosen.Console,
            $"Importing {asked.Said.FileName}",
            async () =>
                isYes
                    ? await FileImport.ApplyAsync(chosen.Db, asked, null, act)
                    : new(await FileImport.PlanAsync(chosen.Db, asked, chosen.Now), null, false)
        );
        Terminal.Tell(outcome.Plan.Faults, chosen.Console);
        if (outcome.Plan.Faults.AnyError)
        {
            return ExitStatus.Faults;
        }

        PlanWords.Write(outcome, chosen.Console.Output);
        if (outcome.ImportId is not null)
        {
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

    private static DateOnly? DayIn(string name, ArgumentResult given)
    {
        var text = CommandLine.TextOf(given);
        if (!CellValues.TryDay(text.Trim(), out var day) || day is null)
        {
            given.AddError($"{name}: \"{text}\": expected a date such as 2026-10-09 or 9/10/2026");
        }

        return day;
    }

    private static Option<StageSet> StagesOption()
    {
        var option = new Option<StageSet>("--stages")
        {
            Description =
                "The stages that the file is for, such as S4,S5; nobody outside them is touched. All of them without it.",
            CustomParser = StagesIn,
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. Stages.Each.Select(stage => stage.Word())]);
        return option;
    }

    private static StageSet StagesIn(ArgumentResult given)
    {
        var text = CommandLine.TextOf(given);
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
