using Edict.Judging;
using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>A pupil's line of the list, with how many faculties judged what.</summary>
public sealed record ConcernShown(PupilRow Row, IReadOnlyList<(Rag Rag, int Faculties)> Rags)
{
    /// <summary>What tells this line from others of the same row: such as <c>R1 G4</c>.</summary>
    public string Variant { get; } =
        string.Join(' ', Rags.Select(count => $"{count.Rag.Letter()}{count.Faculties}"));

    public static ConcernShown Of(PupilRow row, Rags rags) =>
        new(
            row,
            [
                .. rags.Of(row.Cycle.Id, row.Pupil.Id)
                    .GroupBy(said => said.Judgement.Rag)
                    .OrderByDescending(said => said.Key)
                    .Select(said => (said.Key, said.Count())),
            ]
        );
}
