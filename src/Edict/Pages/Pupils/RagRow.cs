using Edict.Data;
using Edict.Judging;
using Edict.Overview;

namespace Edict.Pages.Pupils;

/// <summary>What one faculty judged of a pupil, cycle by cycle.</summary>
/// <param name="Said">In the order of the cycles; null where the faculty has not judged.</param>
public sealed record RagRow(string Faculty, IReadOnlyList<RagSaid?> Said)
{
    /// <summary>A row a faculty that judged in one of the cycles, by name.</summary>
    /// <param name="told">What the reader is told that a faculty judged in a cycle, by the faculty's id; null for nothing.</param>
    public static IReadOnlyList<RagRow> Of(
        SchoolReading school,
        IReadOnlyList<Cycle> cycles,
        Func<Cycle, Guid, RagSaid?> told
    ) =>
        [
            .. school
                .Faculties.Select(faculty => new RagRow(
                    faculty.Name,
                    [.. cycles.Select(cycle => told(cycle, faculty.Id))]
                ))
                .Where(row => row.Said.Any(said => said is not null)),
        ];
}
