using Edict.Data;
using Edict.Judging;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>One pupil as one faculty judges them in a cycle.</summary>
public readonly record struct RagPlace(Guid CycleId, Guid FacultyId, Guid PupilId);

/// <summary>What the school already knows, as a plan for the RAGs of its workbook needs it.</summary>
/// <param name="Stages">Of the session's pupils.</param>
/// <param name="Cycles">Those of the session that have begun, in their order.</param>
/// <param name="Classes">By which a faculty teaches a pupil in a cycle.</param>
/// <param name="There">What is judged, and what was taken back.</param>
/// <param name="Comments">Those that each cycle takes, by the policy that it is pinned to.</param>
/// <param name="Revision">With which the RAGs will be written.</param>
public sealed record KnownOfRags(
    SmallImport Import,
    IReadOnlyDictionary<Guid, Stage> Stages,
    IReadOnlyList<Cycle> Cycles,
    IReadOnlySet<(Guid CycleId, Stage Stage)> Collated,
    IReadOnlyList<Faculty> Faculties,
    ClassHistories Classes,
    IReadOnlyDictionary<RagPlace, FacultyRag> There,
    IReadOnlyDictionary<Guid, IReadOnlyList<string>> Comments,
    long Revision
)
{
    public static async Task<KnownOfRags> LoadAsync(EdictDb db, SmallImport import)
    {
        var school = import.School.Id;
        var cycles = await db
            .Cycles.Where(row =>
                row.SchoolId == school
                && row.Session == import.Session.Name
                && row.OpensOn <= import.Today
            )
            .OrderBy(row => row.Order)
            .ToListAsync();
        var ids = cycles.Select(cycle => cycle.Id).ToList();
        var collated = await db
            .Collations.Where(row => row.SchoolId == school && ids.Contains(row.CycleId))
            .ToListAsync();
        return new(
            import,
            await db
                .Enrolments.Where(row =>
                    row.SchoolId == school && row.Session == import.Session.Name
                )
                .ToDictionaryAsync(row => row.PupilId, row => row.Stage),
            cycles,
            collated.Select(row => (row.CycleId, row.Stage)).ToHashSet(),
            await db.Faculties.Where(row => row.SchoolId == school).ToListAsync(),
            await ClassHistories.LoadAsync(db, import, cycles),
            await db
                .FacultyRags.Where(row => row.SchoolId == school && ids.Contains(row.CycleId))
                .ToDictionaryAsync(row => new RagPlace(row.CycleId, row.FacultyId, row.PupilId)),
            await CommentsAsync(db, school, cycles),
            import.School.RagRevision + 1
        );
    }

    private static async Task<Dictionary<Guid, IReadOnlyList<string>>> CommentsAsync(
        EdictDb db,
        Guid school,
        IEnumerable<Cycle> cycles
    )
    {
        var comments = new Dictionary<Guid, IReadOnlyList<string>>();
        foreach (var cycle in cycles)
        {
            var policy = await PolicyInForce.LoadAsync(
                db,
                school,
                cycle.ClosedAt ?? DateTime.MaxValue
            );
            comments[cycle.Id] = policy.RagComments;
        }

        return comments;
    }

    /// <summary>The cycle that is judged now for a pupil; null where there is none.</summary>
    public Cycle? CycleOf(Guid pupil) =>
        Stages.TryGetValue(pupil, out var stage)
            ? CyclesToJudge.Now(Cycles, (cycle, of) => Collated.Contains((cycle.Id, of)), stage)
            : null;

    public bool IsCollated(Cycle cycle, Guid pupil) => Collated.Contains((cycle.Id, Stages[pupil]));

    /// <summary>Whether the faculty teaches the pupil in the cycle, so that its page has them where a RAG is asked (P27).</summary>
    public bool Teaches(Faculty faculty, Guid pupil, Cycle cycle) =>
        Classes.Of(faculty.Id, pupil).TaughtIn(cycle).Count > 0;

    public Faculty? FacultyNamed(string name) =>
        Faculties.FirstOrDefault(one =>
            string.Equals(one.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    public string? Comment(Cycle cycle, string text) =>
        Comments[cycle.Id]
            .FirstOrDefault(one => string.Equals(one, text, StringComparison.OrdinalIgnoreCase));
}
