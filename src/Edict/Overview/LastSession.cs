using Edict.Data;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>How a pupil stood when they were last reported on in the session before.</summary>
/// <param name="Level">1 to 3; 0 for no concern.</param>
/// <param name="Cycle">The cycle's name.</param>
public sealed record LevelThen(int Level, string Cycle, string Session)
{
    public string Words =>
        $"in {Session}: {(Level == 0 ? "no concern" : $"level {Level}")}, {Cycle}";
}

/// <summary>
/// The session before, of which no more is kept than how each pupil stood at its end: in a session's first cycle every concern
/// is new, and that stands beside the word (P9).
/// </summary>
/// <param name="Basis">What it was derived from: with another basis it is derived anew.</param>
/// <param name="Levels">By pupil; who was not reported on has none.</param>
internal sealed record LastSession(string Basis, IReadOnlyDictionary<Guid, LevelThen> Levels)
{
    public static readonly LastSession None = new("", new Dictionary<Guid, LevelThen>());

    /// <param name="facultyOf">The faculty of a subject in that session.</param>
    /// <param name="cycles">Those of the session, the oldest first, with their reports.</param>
    public static LastSession Of(
        string basis,
        Func<Guid, Guid> facultyOf,
        IReadOnlyList<(Cycle Cycle, IReadOnlyList<CourseReport> Reports, Policy Policy)> cycles
    )
    {
        var pupils = new Numbers<Guid>();
        var columns = new SessionColumns(pupils.Of, facultyOf);
        var levels = new Dictionary<Guid, LevelThen>();
        var read = new List<SessionCycle>();
        foreach (var (cycle, reports, policy) in cycles)
        {
            read.Add(columns.Of(cycle, reports, policy));
            var evaluation = Evaluation.Of(read);
            foreach (var pupil in reports.Select(report => report.PupilId).Distinct())
            {
                levels[pupil] = new(
                    evaluation.LevelOf(pupils.Of(pupil)),
                    cycle.Name,
                    cycle.Session
                );
            }
        }

        return new(basis, levels);
    }
}
