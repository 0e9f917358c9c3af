using Edict.Protocol;

namespace Edict.Judging;

/// <summary>One pupil as a CL judges them.</summary>
/// <param name="Was">What the CL saw before, as <see cref="RagMark"/> writes it.</param>
/// <param name="Now">What they want.</param>
/// <param name="Accepted">Whether they accepted the suggestion.</param>
public sealed record RagChange(Guid Pupil, Guid Cycle, string Was, string Now, bool Accepted);

/// <summary>A judgement that somebody else had changed meanwhile: it stays as it is.</summary>
public sealed record RagConflict(RagChange Change, PupilToJudge Pupil);

/// <summary>A judgement that can be written.</summary>
public sealed record RagWritten(
    RagChange Change,
    PupilToJudge Pupil,
    Judgement? Judgement,
    bool AsSuggested
);

/// <summary>What becomes of judgements: each is compared with what is there now, so that nobody overwrites unseen.</summary>
/// <param name="Settled">Those that stand as they were wanted: the written, and those that were there already.</param>
/// <param name="Faults">Why a judgement cannot be taken, in words.</param>
public sealed record RagPlan(
    IReadOnlyList<RagWritten> Written,
    IReadOnlyList<RagChange> Settled,
    IReadOnlyList<RagConflict> Conflicts,
    IReadOnlyList<string> Faults
)
{
    public static RagPlan Of(JudgingList list, IEnumerable<RagChange> changes)
    {
        var pupils = list.All.ToDictionary(pupil => (pupil.Row.Pupil.Id, pupil.Cycle.Id));
        var written = new List<RagWritten>();
        var settled = new List<RagChange>();
        var conflicts = new List<RagConflict>();
        var faults = new List<string>();
        foreach (
            var change in changes.GroupBy(change => (change.Pupil, change.Cycle)).Select(AsOne)
        )
        {
            if (!pupils.TryGetValue((change.Pupil, change.Cycle), out var pupil))
            {
                faults.Add("A pupil is not asked about any more: open the page again.");
            }
            else if (!RagMark.TryRead(change.Now, pupil.Policy, out var judgement))
            {
                faults.Add(
                    $"{pupil.Row.Pupil.ListNameWithClass}: “{change.Now}” is no judgement; green alone, or amber or red with one of the comments 1 to {pupil.Policy.RagComments.Count}."
                );
            }
            else if (pupil.Said?.Judgement == judgement)
            {
                settled.Add(change);
            }
            else if (pupil.IsCollated)
            {
                faults.Add(
                    $"{pupil.Row.Pupil.ListNameWithClass}: {pupil.Cycle.Name} is collated for {pupil.Row.Stage}, and no RAG of it changes any more."
                );
            }
            else if (RagMark.Of(pupil.Said?.Judgement, pupil.Policy) != change.Was)
            {
                conflicts.Add(new(change, pupil));
            }
            else
            {
                settled.Add(change);
                var asSuggested = change.Accepted && IsSuggested(pupil, judgement);
                written.Add(new(change, pupil, judgement, asSuggested));
            }
        }

        return new(written, settled, conflicts, faults);
    }

    /// <summary>Several on one pupil as one: what was seen at first and is wanted at last.</summary>
    private static RagChange AsOne(IEnumerable<RagChange> ofPupil) =>
        ofPupil.Aggregate((first, last) => last with { Was = first.Was });

    private static bool IsSuggested(PupilToJudge pupil, Judgement? judgement) =>
        judgement is not null
        && pupil.Suggested is { } suggested
        && judgement == new Judgement(suggested.Rag, suggested.Comment);
}
