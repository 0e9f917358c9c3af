using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>
/// The RAGs of the school's workbook, as they would be taken in: of the cycle that is judged now, where the faculty has judged
/// nothing yet.
/// </summary>
public sealed class RagsTaken(KnownOfRags known, NamedFile file)
{
    private readonly List<FacultyRag> added = [];
    private readonly List<(FacultyRag Before, FacultyRag After)> again = [];
    private readonly List<RefusedRow> refused = [];

    public IReadOnlyList<RefusedRow> Refused => refused;

    /// <summary>What is written.</summary>
    public TableChange Rows => new RagsChange(known.Import.School.Id, added, again, []);

    /// <returns>Whether the cell brings a judgement.</returns>
    public bool Take(int line, Guid pupil, JudgedCell cell)
    {
        if (FaultOf(pupil, cell, out var place, out var judgement) is { } why)
        {
            refused.Add(new(file, line, $"{cell.Faculty} {cell.Words}: {why}"));
            return false;
        }

        known.There.TryGetValue(place, out var there);
        if (there?.Rag is not null)
        {
            return false;
        }

        var row = new FacultyRag
        {
            SchoolId = known.Import.School.Id,
            CycleId = place.CycleId,
            FacultyId = place.FacultyId,
            PupilId = place.PupilId,
            Rag = judgement.Rag,
            Comment = judgement.Comment,
            At = known.Import.Now,
            Revision = known.Revision,
        };
        if (there is null)
        {
            added.Add(row);
        }
        else
        {
            again.Add((there, row));
        }

        return true;
    }

    /// <returns>Why a cell cannot be taken in; null where it can, or says what is known.</returns>
    private string? FaultOf(
        Guid pupil,
        JudgedCell cell,
        out RagPlace place,
        out Judgement judgement
    )
    {
        judgement = new(default, null);
        place = default;
        if (known.FacultyNamed(cell.Faculty) is not { } faculty)
        {
            return "the school has no faculty of this name";
        }

        if (known.CycleOf(pupil) is not { } cycle)
        {
            return "the pupil's stage has no cycle yet";
        }

        var comment = known.Comment(cycle, cell.Comment);
        judgement = new(cell.Rag ?? default, comment);
        if (
            cell.Rag is null
            || (cell.Comment.Length > 0 && comment is null)
            || !FacultyRags.IsWhole(judgement)
        )
        {
            return $"expected green alone, or amber or red with one of {string.Join(", ", known.Comments[cycle.Id])}";
        }

        if (!known.Teaches(faculty, pupil, cycle))
        {
            return $"{faculty.Name} does not teach the pupil in {cycle.Name}, by reports or classes; import these first";
        }

        place = new(cycle.Id, faculty.Id, pupil);
        var there = known.There.GetValueOrDefault(place);
        return there?.Rag is { } rag && new Judgement(rag, there.Comment) != judgement
                ? $"the faculty has judged {new JudgedCell(faculty.Name, rag, there.Comment ?? "").Words}; the workbook is a starting point and changes nothing that is known"
            : known.IsCollated(cycle, pupil) && there?.Rag is null
                ? $"{cycle.Name} is collated for the pupil's stage"
            : null;
    }
}
