using Edict.Importing;
using Edict.Protocol;

namespace Edict.Pages.Imports;

/// <summary>A cell that is put right in the preview.</summary>
public sealed class CellAnswer
{
    public int Line { get; set; }

    public Field Field { get; set; }

    public string Was { get; set; } = "";

    /// <summary>What is read in its place; null, as an empty input comes, is a blank.</summary>
    public string? Value { get; set; }
}

/// <summary>What the office answers in the preview of an import.</summary>
public sealed class Answers
{
    public List<Stage> Stages { get; set; } = [];

    public DateOnly? AttendanceAsAt { get; set; }

    public AsnMeaning Asn { get; set; }

    /// <summary>Whether working grades such as A2 are taken by their number.</summary>
    public bool LetterGrades { get; set; }

    /// <summary>Whether subjects may go to another faculty.</summary>
    public bool MayMove { get; set; }

    public bool OverwriteTyped { get; set; }

    /// <summary>Of each missing pupil what <see cref="MissingAnswer"/> writes; empty for one who is still here.</summary>
    public List<string?> Missing { get; set; } = [];

    /// <summary>Stages all of whose missing pupils have left, but for those of whom something else is said.</summary>
    public List<Stage> LeftFrom { get; set; } = [];

    public List<CellAnswer> Cells { get; set; } = [];

    /// <summary>What was said before, with this in its place; cells put right before stay so.</summary>
    /// <param name="missing">Who is missing from the file, as it was shown.</param>
    public ImportSaid Into(ImportSaid said, IReadOnlyList<MissingPupil> missing)
    {
        var corrections = said.Corrections.ToDictionary(cell => (cell.Line, cell.Field));
        foreach (var cell in Cells)
        {
            var value = cell.Value?.Trim() ?? "";
            corrections.TryGetValue((cell.Line, cell.Field), out var before);
            if (value == (before?.Was ?? cell.Was))
            {
                corrections.Remove((cell.Line, cell.Field));
            }
            else
            {
                corrections[(cell.Line, cell.Field)] = new(
                    cell.Line,
                    cell.Field,
                    before?.Was ?? cell.Was,
                    value
                );
            }
        }

        return said with
        {
            Stages = Edict.Protocol.Stages.Of(Stages),
            AttendanceAsAt = AttendanceAsAt,
            Asn = Asn,
            LetterGrades = LetterGrades,
            MayMove = MayMove,
            OverwriteTyped = OverwriteTyped,
            Left = [.. LeftOf(said, missing)],
            Merged = Missing.Count == 0 ? said.Merged : MissingAnswer.MergedIn(Missing),
            Corrections =
            [
                .. corrections.Values.OrderBy(cell => cell.Line).ThenBy(cell => cell.Field),
            ],
        };
    }

    /// <summary>Of whoever was not shown, what was said before holds.</summary>
    private IEnumerable<Guid> LeftOf(ImportSaid said, IReadOnlyList<MissingPupil> missing)
    {
        var merged = MissingAnswer.MergedIn(Missing);
        var asked = Missing.Count == 0 ? [] : DraftModel.ShownOf(missing).ToHashSet();
        return missing
            .Where(pupil =>
                Missing.Contains(MissingAnswer.Left(pupil))
                || (!asked.Contains(pupil) && said.HasLeft(pupil))
                || (LeftFrom.Contains(pupil.Stage) && !merged.ContainsKey(pupil.Scn))
            )
            .Select(pupil => pupil.Id);
    }
}

/// <summary>What is answered of a pupil who is missing from the file, as the form sends it: the pupil, and what has become of them.</summary>
public static class MissingAnswer
{
    private const string HasLeft = "left";

    public static string Left(MissingPupil pupil) => $"{pupil.Scn} {HasLeft}";

    public static string SameAs(MissingPupil pupil, PupilInFile other) =>
        $"{pupil.Scn} {other.Scn}";

    /// <summary>The school's SCN and the file's of each pupil who is in the file by another SCN.</summary>
    public static Dictionary<string, string> MergedIn(IEnumerable<string?> answers) =>
        answers
            .Select(answer => answer?.Split(' ') ?? [])
            .Where(answer => answer.Length == 2 && answer[1] != HasLeft)
            .DistinctBy(answer => answer[0])
            .ToDictionary(answer => answer[0], answer => answer[1]);
}
