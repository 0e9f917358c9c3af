using System.CommandLine;
using System.CommandLine.Parsing;
using Edict.Importing;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>What was imported: the list of it, and an undo.</summary>
internal static class ImportedCommand
{
    private const int MostRows = 100;

    public static Command List()
    {
        var school = new SchoolOptions();
        var command = new Command("list", "The imports of the school, latest first.");
        school.AddTo(command);
        command.SetAction((result, _) => school.WithSchoolAsync(result, ListAsync));
        return command;
    }

    public static Command Undo()
    {
        var school = new SchoolOptions();
        var id = new Argument<Guid>("id")
        {
            Description = "The import, as edict import list names it.",
            CustomParser = IdIn,
        };
        var yes = new Option<bool>("--yes")
        {
            Description = "Undoes it; without it, what would be restored is only shown.",
        };
        var command = new Command(
            "undo",
            "Takes an import back, whole or not at all.\n\nExample: edict import undo 019ac1de-7a3b-7000-8000-000000000001 --data edict-data --yes"
        )
        {
            id,
            yes,
        };
        school.AddTo(command);
        command.SetAction(
            (result, _) =>
                school.WithSchoolAsync(
                    result,
                    chosen => UndoAsync(chosen, result.GetValue(id), result.GetValue(yes))
                )
        );
        return command;
    }

    private static Guid IdIn(ArgumentResult given)
    {
        var text = CommandLine.TextOf(given);
        if (!Guid.TryParse(text, out var id))
        {
            given.AddError(
                $"import undo: \"{text}\": expected an import as edict import list names it, such as 019ac1de-7a3b-7000-8000-000000000001"
            );
        }

        return id;
    }

    private static async Task<int> ListAsync(ChosenSchool chosen)
    {
        foreach (var row in await ImportList.OfAsync(chosen.Db, chosen.School.Id))
        {
            var import = row.Import;
            var counts = new ImportCounts(import.Added, import.Changed, import.Unchanged);
            var undone = row.UndoneAt is { } at ? $", undone on {at:yyyy-MM-dd HH:mm}" : "";
            await chosen.Console.Output.WriteLineAsync(
                Fault.OnOneLine(
                    $"{import.Id} {import.At:yyyy-MM-dd HH:mm} {row.What} from {import.FileName}: {counts}{undone}"
                )
            );
        }

        return ExitStatus.Done;
    }

    private static async Task<int> UndoAsync(ChosenSchool chosen, Guid id, bool isYes)
    {
        var import = await chosen.Db.Imports.SingleOrDefaultAsync(row =>
            row.SchoolId == chosen.School.Id && row.Id == id
        );
        if (import is null)
        {
            return chosen.Tell(
                new(
                    "import",
                    null,
                    null,
                    id.ToString(),
                    "the school has no such import; expected one of: edict import list"
                )
            );
        }

        var plan = isYes
            ? await UndoPlan.ApplyAsync(chosen.Db, import, null, chosen.Now)
            : await UndoPlan.MakeAsync(chosen.Db, import, null);
        if (plan.Refused.Count > 0)
        {
            await RefuseAsync(chosen, plan);
            return ExitStatus.Faults;
        }

        await WriteAsync(chosen, plan, isYes);
        return ExitStatus.Done;
    }

    private static async Task RefuseAsync(ChosenSchool chosen, UndoPlan plan)
    {
        var faults = new Faults();
        foreach (var why in plan.Refused.Take(MostRows))
        {
            faults.Error(new(plan.Import.FileName, null, null, null, why));
        }

        Terminal.Tell(faults, chosen.Console);
        await chosen.Console.Error.WriteLineAsync("Nothing was undone.");
    }

    private static async Task WriteAsync(ChosenSchool chosen, UndoPlan plan, bool isDone)
    {
        var output = chosen.Console.Output;
        await output.WriteLineAsync($"{plan.Removed} removed, {plan.Restored} restored.");
        foreach (var row in plan.Rows.Take(MostRows))
        {
            var before = row.Before.Length == 0 ? "removed" : row.Before;
            var now = row.Now.Length == 0 ? "taken away" : row.Now;
            await output.WriteLineAsync(Fault.OnOneLine($"{row.What}: {now} → {before}"));
        }

        if (plan.Rows.Count > MostRows)
        {
            await output.WriteLineAsync($"and {plan.Rows.Count - MostRows} more");
        }

        await output.WriteLineAsync(
            isDone ? "Undone." : "Nothing was undone. To undo the import, add --yes."
        );
    }
}
