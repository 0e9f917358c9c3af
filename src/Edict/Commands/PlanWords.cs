using Edict.Importing;

namespace Edict.Commands;

/// <summary>An import's plan as the command line prints it.</summary>
internal static class PlanWords
{
    /// <summary>The plan and, where it was applied, how it is taken back.</summary>
    public static void Write(ImportOutcome outcome, TextWriter output)
    {
        Write(outcome.Plan, output);
        if (outcome.ImportId is { } id)
        {
            output.WriteLine($"Applied as import {id}; take it back with: edict import undo {id}");
        }
    }

    private static void Write(ImportPlan plan, TextWriter output)
    {
        output.WriteLine($"{plan.Counts}.");
        Write(output, "refused", plan.Refused);
        Write(output, "kept", plan.Kept);
        Write(output, "merged", plan.Merged);
        var left = plan.LeftCount == 0 ? "kept at the school" : "recorded as left";
        var unmerged = plan.Missing.Where(pupil => !plan.Asked.Said.IsMerged(pupil));
        Write(output, $"missing from the file, {left}", [.. unmerged]);
        if (plan.MissingReports > 0)
        {
            output.WriteLine(
                $"reports that are known and not in the file, which stay: {plan.MissingReports}"
            );
        }

        Write(output, "out of the ordinary", plan.Unusual);
    }

    private static void Write(TextWriter output, string what, IReadOnlyCollection<object> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(Fault.OnOneLine($"{what}: {line}"));
        }
    }
}
