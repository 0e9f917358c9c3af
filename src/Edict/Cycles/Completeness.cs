using Edict.Data;
using Edict.People;

namespace Edict.Cycles;

/// <summary>How far a class is with a cycle's reports.</summary>
public enum Progress : byte
{
    NotBegun,
    Partly,
    Reported,
}

public static class ProgressNames
{
    /// <summary>As an address has it, such as <c>not-begun</c>.</summary>
    public static string Word(this Progress progress) =>
        progress == Progress.NotBegun ? "not-begun" : progress.ToString().ToLowerInvariant();
}

/// <summary>A class in a cycle, and how far it is.</summary>
/// <param name="Done">Of how many pupils nothing more is due.</param>
/// <param name="Pupils">How many are in it, without those from whom the reader is kept.</param>
/// <param name="HandedInAt">UTC; null while it is not.</param>
public sealed record ClassProgress(
    ClassDue Due,
    int Done,
    int Pupils,
    DateTime? HandedInAt,
    Progress Progress
)
{
    public bool IsReported => Progress == Progress.Reported;

    /// <summary>Such as <c>12 of 28</c>.</summary>
    public string HowFar => $"{Done} of {Pupils}";

    /// <summary>With every pupil counted.</summary>
    public static ClassProgress Of(ClassDue due) => Of(due, due.Pupils);

    /// <summary>With those pupils counted from whom somebody is not kept.</summary>
    public ClassProgress SeenBy(Visibility sight) =>
        sight.IsKeptFromSome
            ? Of(Due, [.. Due.Pupils.Where(pupil => !sight.IsKeptFrom(pupil.PupilId))])
            : this;

    private static ClassProgress Of(ClassDue due, IReadOnlyList<PupilDue> pupils)
    {
        var done = pupils.Count(pupil => pupil.IsDone);
        return new(due, done, pupils.Count, due.HandedInAt, ProgressOf(due, pupils));
    }

    /// <summary>
    /// By file a class is reported when there is a report of every pupil; else when it was handed in, and nothing more is due
    /// since of anybody who can be reported on.
    /// </summary>
    private static Progress ProgressOf(ClassDue due, IReadOnlyList<PupilDue> pupils) =>
        (due.ComesByFile, due.HandedInAt) switch
        {
            (true, _) when pupils.All(pupil => pupil.IsDone) => Progress.Reported,
            (true, _) or (_, null) => Begun(pupils),
            _ when pupils.All(pupil => pupil.IsDone || !pupil.IsTaken) => Progress.Reported,
            _ => Progress.Partly,
        };

    private static Progress Begun(IReadOnlyList<PupilDue> pupils) =>
        pupils.Any(pupil => pupil.IsDone || pupil.HasMark) ? Progress.Partly : Progress.NotBegun;
}

/// <summary>Which classes have not reported yet.</summary>
public sealed class Completeness(Reader reader)
{
    /// <summary>The classes of a cycle that has opened that the reader is told of, or counts for the office; by faculty and name.</summary>
    public async Task<IReadOnlyList<ClassProgress>> OfAsync(Cycle cycle)
    {
        var (school, sight) = (await reader.SchoolAsync(), await reader.SightAsync());
        return school.CycleOf(cycle.Id) is null || !sight.SeesCompleteness
            ? []
            :
            [
                .. school
                    .ClassesDue(cycle)
                    .Where(row =>
                        sight.TakesInFiles || sight.SeesProgressOf(row.Due.InSight, row.Due.Stages)
                    )
                    .Select(row => row.SeenBy(sight))
                    .Where(row => row.Pupils > 0),
            ];
    }
}
