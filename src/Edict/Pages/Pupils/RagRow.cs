using Edict.Data;
using Edict.Judging;
using Edict.Overview;

namespace Edict.Pages.Pupils;

/// <summary>What one faculty judged of a pupil, cycle by cycle.</summary>
/// <param name="Said">In the order of the cycles; null where the faculty has not judged.</param>
public sealed record RagRow(string Faculty, IReadOnlyList<RagSaid?> Said)
{
    /// <summary>A row a faculty that judged in one of the cycles, by name.</summary>
    public static IReadOnlyList<RagRow> Of(
        SchoolReading school,
        Rags rags,
        Guid pupilId,
        IReadOnlyList<Cycle> cycles
    ) =>
        [
            .. school
                .Faculties.Select(faculty => new RagRow(
                    faculty.Name,
                    [.. cycles.Select(cycle => rags.Of(cycle.Id, faculty.Id, pupilId))]
                ))
                .Where(row => row.Said.Any(said => said is not null)),
        ];
}
