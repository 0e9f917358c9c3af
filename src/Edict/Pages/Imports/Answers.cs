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

    /// <summary>Whether subjects may go to another faculty.</summary>
    public bool MayMove { get; set; }

    public bool OverwriteTyped { get; set; }

    /// <summary>Of the missing pupils, those who have left.</summary>
    public List<Guid> Left { get; set; } = [];

    public List<CellAnswer> Cells { get; set; } = [];

    /// <summary>What was said before, with this in its place; cells put right before stay so.</summary>
    public ImportSaid Into(ImportSaid said)
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
            MayMove = MayMove,
            OverwriteTyped = OverwriteTyped,
            Left = Left,
            Corrections =
            [
                .. corrections.Values.OrderBy(cell => cell.Line).ThenBy(cell => cell.Field),
            ],
        };
    }
}
