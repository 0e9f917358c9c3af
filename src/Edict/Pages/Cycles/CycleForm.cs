using Edict.Cycles;
using Edict.Data;
using Edict.Pages.People;
using Edict.Protocol;

namespace Edict.Pages.Cycles;

/// <summary>
/// A cycle as the office sets it up. Once it has opened, only the days on which something is due are read, and until it is
/// closed, where its reports come from.
/// </summary>
public sealed class CycleForm
{
    private const int LongestName = 60;

    public string? Name { get; set; }

    public List<Stage> Stages { get; set; } = [];

    public ReportSource ReportsFrom { get; set; }

    public DateOnly? OpensOn { get; set; }

    /// <summary>Reports are due.</summary>
    public DateOnly? ClosesOn { get; set; }

    public DateOnly? RagsDueOn { get; set; }

    public DateOnly? SummaryDueOn { get; set; }

    public static CycleForm Of(Cycle cycle) =>
        new()
        {
            Name = cycle.Name,
            Stages = [.. cycle.Stages.Members()],
            ReportsFrom = cycle.ReportsFrom,
            OpensOn = cycle.OpensOn,
            ClosesOn = cycle.ClosesOn,
            RagsDueOn = cycle.RagsDueOn,
            SummaryDueOn = cycle.SummaryDueOn,
        };

    /// <summary>What is not changed any more once a cycle has opened is taken from it.</summary>
    public void Keep(Cycle opened)
    {
        (Name, Stages, OpensOn) = (opened.Name, [.. opened.Stages.Members()], opened.OpensOn);
        ReportsFrom = opened.IsClosed ? opened.ReportsFrom : ReportsFrom;
    }

    /// <summary>What is wrong with it, each with the field in which it can be put right.</summary>
    /// <param name="others">The session's other cycles.</param>
    public IEnumerable<Refusal> Faults(Session session, IReadOnlyList<Cycle> others)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > LongestName)
        {
            yield return new(
                "Form.Name",
                $"Give a name such as Senior 4, in at most {LongestName} characters"
            );
        }
        else if (others.Any(other => NameKey.Of(other.Name) == NameKey.Of(Name)))
        {
            yield return new("Form.Name", $"{Name.Trim()} is there already: give another name");
        }

        if (Stages.Count == 0)
        {
            yield return new("Form.Stages", "Tick the stages that the cycle is for");
        }

        foreach (var fault in FaultsOfDays(session))
        {
            yield return fault;
        }

        if (others.ClosedSince(Edict.Protocol.Stages.Of(Stages), OpensOn) is { } before)
        {
            yield return new(
                "Form.OpensOn",
                $"{before.Name} is closed and opened on {before.OpensOn.Words()}: give a later day"
            );
        }
    }

    private IEnumerable<Refusal> FaultsOfDays(Session session)
    {
        var earliest = session.StartsOn;
        foreach (var (field, what, day) in Days)
        {
            if (day is not { } given)
            {
                yield return new(field, $"Give the day on which {what}");
            }
            else if (given < earliest || given > session.EndsOn)
            {
                yield return new(
                    field,
                    $"{given.Words()}: {what} from {earliest.Words()} to {session.EndsOn.Words()}"
                );
            }
            else
            {
                earliest = given;
            }
        }
    }

    private IEnumerable<(string Field, string What, DateOnly? Day)> Days =>
        [
            ("Form.OpensOn", "it opens", OpensOn),
            ("Form.ClosesOn", "reports are due", ClosesOn),
            ("Form.RagsDueOn", "RAGs are due", RagsDueOn),
            ("Form.SummaryDueOn", "the summary is due", SummaryDueOn),
        ];
}
