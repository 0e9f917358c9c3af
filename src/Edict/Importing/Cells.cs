using System.Globalization;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>Reads the cells of a table's present row as what they mean, and says what is wrong with each.</summary>
public sealed class Cells(CsvTable table, Faults faults)
{
    /// <summary>What a decimal holds without rounding: attendance is compared as exactly as it is written.</summary>
    private const int MostDigits = 28;

    private static readonly string[] SpreadsheetErrors =
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
    ];

    private int failedScnChecks;

    public int Scn()
    {
        var text = table[Field.Scn];
        if (Importing.Scn.TryRead(text, out var scn))
        {
            failedScnChecks += Importing.Scn.Checks(scn) ? 0 : 1;
            return scn;
        }

        Error(
            Field.Scn,
            text.Length == 8 && !text.ContainsAnyExceptInRange('0', '9')
                    ? "8 digits where 9 were expected; a leading zero was probably lost in Excel"
                : text.ContainsAny('.', 'E', '+')
                && double.TryParse(text, CultureInfo.InvariantCulture, out _)
                    ? "a number as Excel shows it; expected the 9 digits of an SCN as text"
                : "expected an SCN of 9 digits"
        );
        return 0;
    }

    public Stage Stage()
    {
        var stage = Stages.Read(table[Field.Stage]);
        if (stage == Protocol.Stage.None)
        {
            Error(Field.Stage, "expected a stage from S1 to S6, or 1 to 6");
        }

        return stage;
    }

    /// <summary>1 to 4, or 0 for a blank: not rated.</summary>
    public byte Rating(Field field) => Digit(field, 4, "expected a rating from 1 to 4, or blank");

    /// <summary>1 to the worst of the scale, or 0 for a blank: not graded.</summary>
    public byte WorkingGrade(byte worst)
    {
        var text = table[Field.WorkingGrade];
        if (
            text.Length == 2
            && char.IsAsciiLetter(text[0])
            && text[1] >= '1'
            && text[1] - '0' <= worst
        )
        {
            Error(
                Field.WorkingGrade,
                $"a letter and a band; expected the number alone, which is {text[1]}"
            );
            return 0;
        }

        return Digit(
            Field.WorkingGrade,
            worst,
            $"expected a working grade from 1 to {worst}, or blank"
        );
    }

    /// <summary>1 to 10, or null for a blank: unknown.</summary>
    public byte? SimdDecile() =>
        Whole(Field.SimdDecile, 10, "expected a SIMD decile from 1 to 10, or blank");

    /// <summary>1 to 4, or null for a blank: unknown.</summary>
    public byte? Pathway() => Whole(Field.Pathway, 4, "expected a pathway from 1 to 4, or blank");

    /// <summary>Percent, 0 to 100, as exactly as written, with or without its sign; null for a blank: unknown.</summary>
    public decimal? Attendance()
    {
        var text = table[Field.Attendance];
        if (text.IsEmpty)
        {
            return null;
        }

        var number = text.EndsWith("%") ? text[..^1].TrimEnd() : text;
        if (
            number.Length <= MostDigits
            && decimal.TryParse(
                number,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var percent
            )
            && percent <= 100
        )
        {
            return percent;
        }

        Error(
            Field.Attendance,
            "expected a percentage from 0 to 100 with a decimal point, or blank"
        );
        return null;
    }

    /// <summary>The day of an attendance figure; null for a blank.</summary>
    public DateOnly? AttendanceAsAt()
    {
        var text = table[Field.AttendanceAsAt];
        if (text.IsEmpty)
        {
            return null;
        }

        string[] formats = ["yyyy-MM-dd", "d/M/yyyy"];
        if (
            DateOnly.TryParseExact(
                text,
                formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return day;
        }

        const string Expected = "expected a date such as 2026-10-09 or 9/10/2026, or blank";
        var isSerial = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        Error(Field.AttendanceAsAt, isSerial ? $"a date as Excel's number; {Expected}" : Expected);
        return null;
    }

    /// <summary>Yes, no, or null for a blank: unknown.</summary>
    public bool? Flag(Field field)
    {
        switch (table[field].ToString().ToLowerInvariant())
        {
            case "y" or "yes" or "1" or "true" or "x":
                return true;
            case "n" or "no" or "0" or "false" or "-":
                return false;
            case "":
                return null;
            default:
                Error(field, "expected Y or N, Yes or No, 1 or 0, True or False, X or -, or blank");
                return null;
        }
    }

    /// <summary>Says a line of totals, as spreadsheets leave below a table, for what it is.</summary>
    public bool IsTotals()
    {
        var column = table[Field.Scn].Length == 9 ? -1 : table.FindCell(StartsAsTotal);
        if (column < 0)
        {
            return false;
        }

        faults.Error(
            new(
                table.File,
                table.Line,
                table.Header.NameAt(column),
                table.CellAt(column),
                "a line of totals; expected rows of pupils only, so take it out"
            )
        );
        return true;
    }

    /// <summary>Says that a needed cell is blank; a column that is missing is said once, for the file.</summary>
    public void RequireGiven(Field field, string expected)
    {
        if (table.Header.Has(field) && table[field].IsEmpty)
        {
            Error(field, expected);
        }
    }

    /// <summary>Says that the present row says what an earlier one said.</summary>
    public void WarnOfRepeat(int firstLine) =>
        faults.Warn(
            new(
                table.File,
                table.Line,
                null,
                null,
                $"the same row as line {firstLine}; it counts once"
            )
        );

    public void WarnOfFailedScnChecks() =>
        WarnOfFailedScnChecks(table.File, table.Header, failedScnChecks, faults);

    /// <summary>One warning a file for SCNs whose last digit does not check: they are read as they stand.</summary>
    public static void WarnOfFailedScnChecks(string file, Header header, int rows, Faults faults)
    {
        if (rows > 0)
        {
            var said = rows == 1 ? "1 row has an SCN" : $"{rows} rows have an SCN";
            faults.Warn(
                new(
                    file,
                    null,
                    header.NameOf(Field.Scn),
                    null,
                    $"{said} whose last digit does not check; read as they stand"
                )
            );
        }
    }

    public void Error(Field field, string expected)
    {
        var value = table[field].ToString();
        var trap = SpreadsheetErrors.Contains(value) ? "an error of a spreadsheet's formula; " : "";
        faults.Error(
            new(table.File, table.Line, table.Header.NameOf(field), value, trap + expected)
        );
    }

    private static bool StartsAsTotal(ReadOnlySpan<char> cell) =>
        cell.StartsWith("total", StringComparison.OrdinalIgnoreCase)
        || cell.StartsWith("grand total", StringComparison.OrdinalIgnoreCase)
        || cell.Equals("average", StringComparison.OrdinalIgnoreCase);

    private byte Digit(Field field, int most, string expected)
    {
        var text = table[field];
        if (text.IsEmpty)
        {
            return 0;
        }

        if (text.Length == 1 && text[0] >= '1' && text[0] - '0' <= most)
        {
            return (byte)(text[0] - '0');
        }

        Error(field, expected);
        return 0;
    }

    private byte? Whole(Field field, int most, string expected)
    {
        var text = table[field];
        if (text.IsEmpty)
        {
            return null;
        }

        if (
            byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
        )
        {
            return number;
        }

        Error(field, expected);
        return null;
    }
}
