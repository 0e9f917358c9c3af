using Edict.Data;
using Edict.Protocol;

namespace Edict.Judging;

/// <summary>How a faculty judged in one cycle: everybody asked about is counted once.</summary>
/// <param name="AsSuggested">Of those judged, how many accepted the suggestion.</param>
/// <param name="NotAsked">Everybody else whom the faculty teaches, which is not green.</param>
public sealed record FacultyPicture(
    Cycle Cycle,
    int Red,
    int Amber,
    int Green,
    int NotYet,
    int AsSuggested,
    int NotAsked
)
{
    public static FacultyPicture Of(Cycle cycle, JudgingList list)
    {
        return new(
            cycle,
            Count(Rag.Red),
            Count(Rag.Amber),
            Count(Rag.Green),
            list.All.Count(pupil => pupil.Said is null),
            list.All.Count(pupil => pupil.Said is { AsSuggested: true }),
            list.NotAsked
        );

        int Count(Rag rag) => list.All.Count(pupil => pupil.Said?.Judgement.Rag == rag);
    }
}
