using Edict.Judging;

namespace Edict.Pages.FacultyRag;

/// <summary>A faculty's pupils as their page sends them back without script.</summary>
public sealed class RagForm
{
    public IList<RagFormRow> Rows { get; set; } = [];

    /// <summary>What the whole block of those by attendance alone is to be, <c>G</c> or <c>A</c>; null where it was not asked for.</summary>
    public string? Block { get; set; }

    /// <summary>What was changed in it, and what cannot be said.</summary>
    public (
        IReadOnlyList<RagChange> Changes,
        IReadOnlyList<(string Field, string Words)> Faults
    ) Read(JudgingList list)
    {
        var places = list
            .All.Index()
            .ToDictionary(line => (line.Item.Row.Pupil.Id, line.Item.Cycle.Id));
        var changes = new List<RagChange>();
        var faults = new List<(string, string)>();
        foreach (var row in Rows.Where(row => row.IsChanged))
        {
            var (place, pupil) = places.GetValueOrDefault((row.Pupil, row.Cycle));
            // The fields of a collated line are out of use, and a browser sends none of them.
            if (pupil is { IsCollated: true })
            {
                continue;
            }

            changes.Add(new(row.Pupil, row.Cycle, row.Was ?? "", row.Now, Accepted: false));
            if (pupil is not null && !RagMark.TryRead(row.Now, pupil.Policy, out _))
            {
                faults.Add(
                    (
                        $"Form.Rows[{place}].Comment",
                        $"{pupil.Row.Pupil.ListNameWithClass}: amber and red need a comment, and a comment needs amber or red."
                    )
                );
            }
        }

        return (changes, faults);
    }

    /// <summary>What was changed in it, by pupil and cycle: who is to be judged can be others than when the form was shown.</summary>
    public IReadOnlyDictionary<(Guid Pupil, Guid Cycle), RagFormRow> Changed() =>
        Rows.Where(row => row.IsChanged)
            .DistinctBy(row => (row.Pupil, row.Cycle))
            .ToDictionary(row => (row.Pupil, row.Cycle));

    /// <summary>The whole block that is not judged yet: green, or amber for attendance where the policy has that comment.</summary>
    public static IReadOnlyList<RagChange> OfBlock(JudgingList list, string letter) =>
        [
            .. list
                .Block.Where(pupil => pupil is { Said: null, IsCollated: false })
                .Select(pupil =>
                    (pupil, Mark: letter == "A" ? RagMark.ForAttendance(pupil.Policy) : letter)
                )
                .Where(row => row.Mark is not null)
                .Select(row => new RagChange(
                    row.pupil.Row.Pupil.Id,
                    row.pupil.Cycle.Id,
                    "",
                    row.Mark!,
                    Accepted: false
                )),
        ];
}

/// <summary>One pupil of the form: what was shown, and what is chosen.</summary>
public sealed class RagFormRow
{
    public Guid Pupil { get; set; }

    public Guid Cycle { get; set; }

    public string? Was { get; set; }

    /// <summary>A letter; empty for not judged.</summary>
    public string? Rag { get; set; }

    /// <summary>The comment's place; empty for none. Green takes none, so it does not count there.</summary>
    public string? Comment { get; set; }

    public string Now => Rag == "G" ? "G" : $"{Rag}{Comment}";

    public bool IsChanged => Now != (Was ?? "");
}
