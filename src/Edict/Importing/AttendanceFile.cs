namespace Edict.Importing;

/// <summary>One row of an attendance file.</summary>
/// <param name="Percent">0 to 100, as exactly as written; null for a blank: unknown.</param>
/// <param name="AsAt">The day on which it was taken; null where the row does not say it.</param>
public readonly record struct AttendanceSaid(int Scn, decimal? Percent, DateOnly? AsAt);

/// <summary>An attendance file: one row a pupil, the figure and its day.</summary>
public static class AttendanceFile
{
    private static readonly FileKind<AttendanceSaid> Kind = new(
        [Field.Scn, Field.Attendance],
        Field.Scn,
        "pupil",
        (_, cells) => new(cells.Scn(), cells.Attendance(), cells.AttendanceAsAt()),
        said => said.Scn
    );

    public static RowsOf<AttendanceSaid> Read(SmallImport import, Faults faults)
    {
        var file = Kind.ReadFile(import, faults);
        SayFractions(file.File, [.. file.Rows.Select(row => row.Said.Percent)], faults);
        return file;
    }

    /// <summary>Says that a figure has no day, where neither the file nor the office gives it one.</summary>
    public static void SayUndated<T>(
        RowsOf<T> file,
        Func<T, bool> isUndated,
        SmallImport import,
        Faults faults
    )
    {
        if (
            import.Said.AttendanceAsAt is null
            && file.Rows.FirstOrDefault(row => isUndated(row.Said)) is { Line: > 0 } first
        )
        {
            faults.Error(
                file.Fault(
                    first,
                    Field.AttendanceAsAt,
                    null,
                    "the file does not say on which day attendance was taken; add a column Attendance As At, or give --as-at"
                )
            );
        }
    }

    /// <summary>
    /// Figures of which none exceeds 1 are fractions. Here they are an error and not a warning: taken in, they would make
    /// every pupil a member of the group, and nobody may be there to read a warning.
    /// </summary>
    public static void SayFractions(NamedFile file, IReadOnlyList<decimal?> figures, Faults faults)
    {
        var known = figures.OfType<decimal>().ToList();
        if (known.Exists(percent => percent > 0) && known.TrueForAll(percent => percent <= 1))
        {
            faults.Error(
                new(
                    file,
                    null,
                    FieldNames.Of(Field.Attendance)[0],
                    null,
                    "no value exceeds 1; expected percentages from 0 to 100, so 93 and not 0.93"
                )
            );
        }
    }
}
