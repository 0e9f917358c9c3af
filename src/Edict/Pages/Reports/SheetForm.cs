using System.Globalization;
using Edict.Reports;

namespace Edict.Pages.Reports;

/// <summary>The class as its page sends it back without script.</summary>
public sealed class SheetForm
{
    /// <summary>Made when the page was shown: the form sent twice saves once.</summary>
    public Guid Batch { get; set; }

    public IList<SheetFormRow> Rows { get; set; } = [];

    /// <summary>What was changed in it, and what is no mark.</summary>
    public (IReadOnlyList<CellChange> Changes, IReadOnlyList<FormFault> Faults) Read(
        ClassSheet sheet
    )
    {
        var changes = new List<CellChange>();
        var faults = new List<FormFault>();
        foreach (var row in Rows)
        {
            foreach (var column in sheet.Columns)
            {
                var (was, typed) = (row.Was[column], row.Typed(column));
                // A mark of an earlier scale stands until somebody changes it.
                if (!IsMark(typed, sheet.Worst(column), out var mark) && row.IsChanged(column))
                {
                    faults.Add(FaultOf(sheet, row, column));
                }
                else if (mark != was)
                {
                    changes.Add(new(row.Pupil, row.LevelKey, column, was, mark));
                }
            }
        }

        return (changes, faults);
    }

    /// <summary>What a field shows where the form came back: what was changed in it, else the mark there is now.</summary>
    public string Shown(SheetRow row, SheetColumn column) =>
        Changed(row, column) is { } typed
            ? typed.Typed(column)
            : row.Now[column]?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The marks that its person saw of what they changed, and those there are now of the rest.</summary>
    public Marks Seen(SheetRow row) =>
        Enum.GetValues<SheetColumn>()
            .Aggregate(
                row.Now,
                (marks, column) =>
                    Changed(row, column) is { } typed
                        ? marks.With(column, typed.Was[column])
                        : marks
            );

    /// <summary>Found by the pupil: who is in the class can have changed since the form was shown.</summary>
    private SheetFormRow? Changed(SheetRow row, SheetColumn column) =>
        Rows.FirstOrDefault(typed =>
            typed.Pupil == row.Pupil.Id && typed.LevelKey == row.LevelKey && typed.IsChanged(column)
        );

    private static FormFault FaultOf(ClassSheet sheet, SheetFormRow typed, SheetColumn column)
    {
        var row = sheet.RowOf(typed.Pupil, typed.LevelKey);
        var name = row?.Pupil.ListNameWithClass ?? "A pupil who is in the class no more";
        return new(
            row is null ? "" : $"Form.Rows[{sheet.Rows.ToList().IndexOf(row)}].{column}",
            $"{name}, {column.Words()}: “{typed.Typed(column)}” is no mark; 1 to {sheet.Worst(column)}, or blank."
        );
    }

    private static bool IsMark(string typed, int worst, out byte? mark)
    {
        mark = null;
        if (typed.Length == 0)
        {
            return true;
        }

        var isNumber = byte.TryParse(
            typed,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        );
        mark = number;
        return isNumber && number >= 1 && number <= worst;
    }
}

/// <summary>A field that holds no mark, and what is said of it.</summary>
public sealed record FormFault(string Field, string Words);

/// <summary>One pupil of the form: what was shown, and what is typed.</summary>
public sealed class SheetFormRow
{
    public Guid Pupil { get; set; }

    public string? Level { get; set; }

    /// <summary>The marks that were shown, one sign each and <c>-</c> for a blank: <c>23-7</c>.</summary>
    public string? Shown { get; set; }

    public string? Effort { get; set; }

    public string? Behaviour { get; set; }

    public string? Homework { get; set; }

    public string? WorkingGrade { get; set; }

    public string LevelKey => Level ?? "";

    public Marks Was => ShownMarks.Read(Shown ?? "");

    public bool IsChanged(SheetColumn column) =>
        Typed(column) != (Was[column]?.ToString(CultureInfo.InvariantCulture) ?? "");

    public string Typed(SheetColumn column) =>
        (
            column switch
            {
                SheetColumn.Effort => Effort,
                SheetColumn.Behaviour => Behaviour,
                SheetColumn.Homework => Homework,
                _ => WorkingGrade,
            }
        )?.Trim() ?? "";
}

/// <summary>Marks as a hidden field carries them.</summary>
public static class ShownMarks
{
    public static string Of(Marks marks) =>
        string.Concat(
            Enum.GetValues<SheetColumn>().Select(column => marks[column]?.ToString() ?? "-")
        );

    public static Marks Read(string shown)
    {
        var marks = default(Marks);
        foreach (var column in Enum.GetValues<SheetColumn>())
        {
            var sign = shown.ElementAtOrDefault((int)column);
            marks = marks.With(column, char.IsAsciiDigit(sign) ? (byte)(sign - '0') : null);
        }

        return marks;
    }
}
