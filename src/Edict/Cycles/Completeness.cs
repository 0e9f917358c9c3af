using Edict.Data;
using Edict.People;

namespace Edict.Cycles;

/// <summary>How far a class is with a cycle's reports.</summary>
public enum Progress : byte
{
    NotBegun,
    Partly,
    HandedIn,
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
    public bool IsHandedIn => Progress == Progress.HandedIn;

    /// <summary>Such as <c>12 of 28</c>.</summary>
    public string HowFar => $"{Done} of {Pupils}";
}

/// <summary>Which classes have not reported yet.</summary>
public sealed class Completeness(Reader reader)
{
    /// <summary>The classes of a cycle that has opened that the reader is told of, or counts for the office; by faculty and name.</summary>
    public async Task<IReadOnlyList<ClassProgress>> OfAsync(Cycle cycle)
    {
        var (school, sight) = (await reader.SchoolAsync(), await reader.SightAsync());
        if (school.CycleOf(cycle.Id) is null || !sight.SeesCompleteness)
        {
            return [];
        }

        var handedIn = school
            .Facts.HandIns.Where(row => row.CycleId == cycle.Id)
            .ToDictionary(row => row.ClassId, row => row.At);
        var notRated = school
            .Facts.NotRated.Where(row => row.CycleId == cycle.Id)
            .Select(row => (row.ClassId, row.PupilId))
            .ToHashSet();
        return
        [
            .. school
                .ClassesDue(cycle)
                .Where(due => sight.TakesInFiles || sight.SeesProgressOf(due.InSight, due.Stages))
                .Select(due =>
                    Of(
                        due,
                        [.. due.Pupils.Where(pupil => !sight.IsKeptFrom(pupil.PupilId))],
                        handedIn.TryGetValue(due.Class.Id, out var at) ? at : null,
                        notRated
                    )
                )
                .Where(row => row.Pupils > 0),
        ];
    }

    private static ClassProgress Of(
        ClassDue due,
        List<PupilDue> pupils,
        DateTime? handedIn,
        HashSet<(Guid ClassId, Guid PupilId)> notRated
    )
    {
        var done = pupils.Count(pupil => pupil.IsRated || IsExcused(pupil));
        return new(
            due,
            done,
            pupils.Count,
            handedIn,
            handedIn is not null ? Progress.HandedIn
                : done > 0 || pupils.Any(pupil => pupil.HasMark) ? Progress.Partly
                : Progress.NotBegun
        );

        bool IsExcused(PupilDue pupil) => notRated.Contains((due.Class.Id, pupil.PupilId));
    }
}
