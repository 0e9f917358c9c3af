using Edict.Data;

namespace Edict.Judging;

/// <summary>How a faculty judged in one cycle: everybody asked about is counted once.</summary>
/// <param name="Counts">Of how many each part consists, in the order of <see cref="JudgedAsNames.Picture"/>.</param>
public sealed record FacultyPicture(Cycle Cycle, IReadOnlyList<(JudgedAs Part, int Count)> Counts)
{
    public static FacultyPicture Of(Cycle cycle, JudgingList list) =>
        new(cycle, [.. JudgedAsNames.Picture.Select(part => (part, list.Of(part).Count()))]);
}
