using Edict.Data;
using Edict.Overview;

namespace Edict.Reports;

/// <summary>A cell of a class in a cycle.</summary>
/// <param name="Level">Of the course, as it is compared.</param>
public readonly record struct SheetCell(Guid Pupil, string Level, SheetColumn Column);

/// <summary>Some cells of a class as one batch left them.</summary>
public sealed record SavedCells(Entered Entered, DateTime At, IReadOnlyList<CellNow> Cells);

/// <summary>How many marks of some came by which deliberate act.</summary>
/// <param name="Marks">All that are given, however they came.</param>
public readonly record struct FilledCount(int SameAsLastTime, int WithTwo, int Marks)
{
    public bool IsNone => SameAsLastTime + WithTwo == 0;

    public int By(Entered act) => act == Entered.SameAsLastTime ? SameAsLastTime : WithTwo;

    public static FilledCount operator +(FilledCount one, FilledCount other) =>
        new(
            one.SameAsLastTime + other.SameAsLastTime,
            one.WithTwo + other.WithTwo,
            one.Marks + other.Marks
        );
}

/// <summary>
/// The marks of a class in a cycle that stand as a deliberate act left them. Derived from what was saved: a mark that was changed
/// since, by hand or by a file, is of the act no more, not even where it became the same again by hand.
/// </summary>
public sealed class FilledMarks
{
    private readonly Dictionary<SheetCell, (Entered Act, int? Mark)> left = [];

    private FilledMarks() { }

    public static FilledMarks None { get; } = new();

    /// <param name="saved">All of the class in the cycle since its first act, in any order.</param>
    public static FilledMarks Of(IEnumerable<SavedCells> saved)
    {
        var filled = new FilledMarks();
        // Of two at one instant what was typed counts: no mark is said of an act that may not be.
        var inOrder = saved.OrderBy(batch => batch.At).ThenBy(batch => !batch.Entered.IsAct());
        foreach (var batch in inOrder)
        {
            foreach (var cell in batch.Cells)
            {
                filled.Take(batch.Entered, cell);
            }
        }

        return filled;
    }

    /// <summary>The act that a mark came by; null for one that came otherwise.</summary>
    public Entered? ActOf(SheetCell cell, int? mark) =>
        mark is not null && left.TryGetValue(cell, out var by) && by.Mark == mark ? by.Act : null;

    public FilledCount CountIn(ClassSheet sheet) =>
        left.Count == 0
            ? default
            : sheet
                .Rows.Select(row => CountOf(row.Pupil.Id, row.LevelKey, row.Now))
                .Aggregate(default(FilledCount), (all, row) => all + row);

    public FilledCount CountIn(CourseReport report) =>
        CountOf(report.PupilId, report.LevelKey, Marks.Of(report));

    private FilledCount CountOf(Guid pupil, string level, Marks marks)
    {
        var given = Enum.GetValues<SheetColumn>()
            .Where(column => marks[column] is not null)
            .ToList();
        var acts = given
            .Select(column => ActOf(new(pupil, level, column), marks[column]))
            .CountBy(act => act ?? Entered.Typed)
            .ToDictionary();
        return new(
            acts.GetValueOrDefault(Entered.SameAsLastTime),
            acts.GetValueOrDefault(Entered.FilledWithTwo),
            given.Count
        );
    }

    private void Take(Entered entered, CellNow cell)
    {
        var at = new SheetCell(cell.Pupil, cell.Level, cell.Column);
        if (entered.IsAct())
        {
            left[at] = (entered, cell.Mark);
        }
        else
        {
            left.Remove(at);
        }
    }
}
