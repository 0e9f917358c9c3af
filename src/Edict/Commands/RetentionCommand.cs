using System.CommandLine;
using Edict.Privacy;

namespace Edict.Commands;

/// <summary>Erases what the school's policy lets go.</summary>
public static class RetentionCommand
{
    public static Command Create()
    {
        var school = new SchoolOptions();
        var yes = new Option<bool>("--yes")
        {
            Description = "Erases it; without it, how much would go is only said.",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Says how much would go, and erases nothing; so it is without --yes.",
        };
        var command = new Command(
            "retention",
            "Erases what the school's policy keeps no longer, all of it or nothing.\n\nExample: edict retention --data edict-data --yes"
        )
        {
            yes,
            dryRun,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(yes) && given.GetValue(dryRun))
            {
                given.AddError("--yes and --dry-run: expected one of them");
            }
        });
        school.AddTo(command);
        command.SetAction(
            (result, _) =>
                school.WithSchoolAsync(result, chosen => RunAsync(chosen, result.GetValue(yes)))
        );
        return command;
    }

    private static async Task<int> RunAsync(ChosenSchool chosen, bool isYes)
    {
        var (db, school, now) = (chosen.Db, chosen.School, chosen.Now);
        var counts = isYes
            ? await RetentionPlan.ApplyAsync(db, school.Id, now)
            : (await RetentionPlan.MakeAsync(db, school.Id, now)).Counts;
        var output = chosen.Console.Output;
        await output.WriteLineAsync(
            $"What the policy keeps no longer on {now:d MMMM yyyy}{(counts.IsNothing ? ": nothing." : ":")}"
        );
        foreach (var line in counts.IsNothing ? [] : counts.Lines)
        {
            await output.WriteLineAsync($"- {line}");
        }

        if (!counts.IsNothing)
        {
            await output.WriteLineAsync(
                isYes ? "Erased." : "Nothing was erased. To erase it, add --yes."
            );
        }

        return ExitStatus.Done;
    }
}
