namespace Edict.Reports;

/// <summary>One cell as a person changed it.</summary>
/// <param name="Level">The level of the course, as it is compared.</param>
/// <param name="Was">What the person saw before; null for a blank.</param>
/// <param name="Now">What they want; null for a blank.</param>
public sealed record CellChange(Guid Pupil, string Level, SheetColumn Column, int? Was, int? Now);

/// <summary>A cell that somebody else had changed meanwhile: it keeps what it has.</summary>
/// <param name="Theirs">What is in it.</param>
/// <param name="By">Who typed last in this report; null for an import.</param>
/// <param name="At">When (UTC); null where the report is gone.</param>
public sealed record CellConflict(CellChange Change, byte? Theirs, Guid? By, DateTime? At);

/// <summary>A cell that cannot be taken, and why.</summary>
public sealed record CellFault(CellChange Change, string Words);

/// <summary>What becomes of changed cells: each is compared with what is there now, so that nobody overwrites unseen.</summary>
/// <param name="Rows">The rows that change, with the marks they will have.</param>
public sealed record SavePlan(
    IReadOnlyList<CellChange> Saved,
    IReadOnlyList<CellConflict> Conflicts,
    IReadOnlyList<CellFault> Faults,
    IReadOnlyList<(SheetRow Row, Marks Marks)> Rows
)
{
    public static SavePlan Of(ClassSheet sheet, IEnumerable<CellChange> changes)
    {
        var saved = new List<CellChange>();
        var conflicts = new List<CellConflict>();
        var faults = new List<CellFault>();
        var marks = new Dictionary<SheetRow, Marks>();
        foreach (var change in changes)
        {
            if (FaultOf(sheet, change) is { } words)
            {
                faults.Add(new(change, words));
                continue;
            }

            var row = sheet.RowOf(change.Pupil, change.Level)!;
            var now = marks.GetValueOrDefault(row, row.Now);
            var found = now[change.Column];
            if (found == change.Was || found == change.Now)
            {
                saved.Add(change);
                marks[row] = now.With(change.Column, (byte?)change.Now);
            }
            else
            {
                conflicts.Add(new(change, found, row.Report?.TypedBy, row.Report?.RecordedAt));
            }
        }

        return new(
            saved,
            conflicts,
            faults,
            [.. marks.Where(row => row.Value != row.Key.Now).Select(row => (row.Key, row.Value))]
        );
    }

    private static string? FaultOf(ClassSheet sheet, CellChange change)
    {
        if (sheet.RowOf(change.Pupil, change.Level) is not { } row)
        {
            return "This pupil is not in the class any more.";
        }

        if (!sheet.Takes(row))
        {
            return $"{row.Pupil.ListNameWithClass}: {sheet.Cycle.Name} is closed for {row.Stage}.";
        }

        var worst = sheet.Worst(change.Column);
        if (change.Now is < 1 || change.Now > worst)
        {
            return $"{row.Pupil.ListNameWithClass}, {change.Column.Words()}: {change.Now} is none; 1 to {worst}, or blank.";
        }

        return
            change.Column == SheetColumn.WorkingGrade && !sheet.HasGrades && change.Now is not null
            ? $"{row.Pupil.ListNameWithClass}: no working grade is given in this class."
            : null;
    }
}
