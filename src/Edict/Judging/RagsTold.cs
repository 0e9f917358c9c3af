using Edict.Overview;
using Edict.Protocol;

namespace Edict.Judging;

/// <summary>What one reader is told of the faculties' RAGs (P24).</summary>
public static class RagsTold
{
    /// <param name="read">How much of the pupil's groups the reader reads.</param>
    public static IReadOnlyList<RagSaid> Of(
        Rags rags,
        EvaluatedCycle cycle,
        Guid pupilId,
        GroupsRead read
    )
    {
        var said = rags.Of(cycle.Cycle.Id, pupilId);
        if (read != GroupsRead.Nothing || said.Count == 0)
        {
            return said;
        }

        var tracked = cycle
            .CoursesOf(pupilId)
            .Where(course => course.Reasons != Reasons.None)
            .Select(course => course.InSight.FacultyId)
            .ToHashSet();
        return
        [
            .. said.SelectMany<RagSaid, RagSaid>(one =>
                FacultyRags.Told(one.Judgement, tracked.Contains(one.FacultyId), read) is { } told
                    ? [one with { Judgement = told }]
                    : []
            ),
        ];
    }
}
