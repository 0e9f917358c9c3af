using Edict.Importing;

namespace Edict.Pages.Imports;

/// <summary>What became of an upload, in words.</summary>
internal static class OutcomeWords
{
    /// <summary>What was taken in, for the person who did it.</summary>
    public static string Done(ImportPlan plan) =>
        $"Taken in: {plan.Counts}{(plan.LeftCount > 0 ? $", {plan.LeftCount} left" : "")}.";

    /// <summary>Why nothing was taken in, and the field in which that can be answered; an empty one for none.</summary>
    /// <param name="isAnswered">Whether the plan that was shown was true until the answers that came with it.</param>
    public static (string Field, string Why) WhyNot(ImportOutcome outcome, bool isAnswered) =>
        outcome.SchoolChanged && isAnswered
            ? (
                "",
                "You changed answers since this plan was made. Nothing was taken in: this is the new plan"
            )
        : outcome.Plan.Faults.AnyError ? ("", "The file has faults: put them right first")
        : outcome.SchoolChanged
            ? (
                "",
                "The school's data changed since this plan was made. Nothing was taken in: this is the new plan"
            )
        : outcome.Plan.AsnAsked is { } asked
            ? (
                "Answers.Asn",
                $"The file's column ASN: {asked}, more than one in ten. Choose what the column means, and look again"
            )
        : ("unusualToo", "Some counts are out of the ordinary: tick that they are right");
}
