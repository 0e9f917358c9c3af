using Edict.Judging;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Pupils;

/// <summary>What one faculty judged of a pupil in one cycle.</summary>
/// <param name="Judgement">Null where it has not judged, or the reader is not told.</param>
/// <param name="IsAsked">Whether a RAG is asked of it, for who is told; else null.</param>
public sealed record RagCell(Judgement? Judgement, bool? IsAsked);

/// <summary>A pupil's RAGs of one cycle, as far as a reader is told.</summary>
/// <param name="InCycle">
/// The pupil with every course, by which it is told whom the faculties are asked about; null for who is not told so, and where the
/// pupil was not part of the cycle.
/// </param>
public sealed record RagsOfCycle(IReadOnlyList<RagSaid> Told, PupilRow? InCycle);

/// <summary>What one faculty judged of a pupil, cycle by cycle.</summary>
/// <param name="Cells">In the order of the cycles.</param>
public sealed record RagRow(string Faculty, IReadOnlyList<RagCell> Cells)
{
    /// <summary>A row a faculty that judged in one of the cycles or is asked in one, by name.</summary>
    public static IReadOnlyList<RagRow> Of(
        ReaderSight reader,
        Rags rags,
        IReadOnlyList<RagsOfCycle> cycles
    ) =>
        [
            .. reader
                .School.Faculties.Select(faculty => new RagRow(
                    faculty.Name,
                    [.. cycles.Select(cycle => CellOf(reader, rags, cycle, faculty.Id))]
                ))
                .Where(row =>
                    row.Cells.Any(cell => cell is { Judgement: not null } or { IsAsked: true })
                ),
        ];

    private static RagCell CellOf(ReaderSight reader, Rags rags, RagsOfCycle cycle, Guid facultyId)
    {
        var said = cycle.Told.FirstOrDefault(rag => rag.FacultyId == facultyId);
        return said is not null || cycle.InCycle is not { } row
            ? new(said?.Judgement, null)
            : new(
                null,
                FacultyJudges
                    .Of(reader, facultyId)
                    .Any(judge => JudgingList.Asks(judge, rags, facultyId, row))
            );
    }
}
