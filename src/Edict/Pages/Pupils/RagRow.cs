using Edict.Judging;
using Edict.Overview;

namespace Edict.Pages.Pupils;

/// <summary>What one faculty judged of a pupil, cycle by cycle.</summary>
/// <param name="Said">In the order of the cycles; null where the faculty has not judged.</param>
public sealed record RagRow(string Faculty, IReadOnlyList<RagSaid?> Said)
{
    /// <summary>A row a faculty that judged in one of the cycles, by name.</summary>
    /// <param name="told">What the reader is told of each cycle.</param>
    public static IReadOnlyList<RagRow> Of(
        SchoolReading school,
        IReadOnlyList<IReadOnlyList<RagSaid>> told
    ) =>
        [
            .. school
                .Faculties.Select(faculty => new RagRow(
                    faculty.Name,
                    [
                        .. told.Select(rags =>
                            rags.FirstOrDefault(rag => rag.FacultyId == faculty.Id)
                        ),
                    ]
                ))
                .Where(row => row.Said.Any(said => said is not null)),
        ];
}
