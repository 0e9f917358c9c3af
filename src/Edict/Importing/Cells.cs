using System.Globalization;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>Reads the cells of a table's present row as what they mean, and says what is wrong with each.</summary>
public sealed class Cells(Table table, Faults faults)
{
    private const int ScnLength = 9;

    private static readonly string[] SpreadsheetErrors =
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#BUSY!",
        "#UNKNOWN!",
        "#GETTING_DATA",
    ];

    private static readonly string[] TotalsStart =
    [
        "total",
        "grand total",
        "subtotal",
        "sub-total",
        "sub total",
        "sum of",
    ];

    private static readonly string[] Totals = ["average", "sum", "mean"];

    /// <summary>A name is shorter; what is longer was put into one cell by a lost quote or separator.</summary>
    public const int LongestText = 500;

    /// <summary>The fields that are read as texts.</summary>
    internal static readonly Field[] Texts =
    [
        Field.School,
        Field.Surname,
        Field.Forename,
        Field.RegistrationClass,
        Field.House,
        Field.Subject,
        Field.Faculty,
        Field.Level,
        Field.Class,
        Field.Teacher,
        Field.Cycle,
    ];

    private int failedScnChecks;

    /// <summary>How many working grades were a letter and a band, such as A2.</summary>
    public int LetterGrades { get; private set; }

    public int Scn()
    {
        var text = table[Field.Scn];
        if (Importing.Scn.TryRead(text, out var scn))
        {
            failedScnChecks += Importing.Scn.Checks(scn) ? 0 : 1;
            return scn;
        }

        Error(Field.Scn, ExpectedInsteadOf(text));
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
    /// <param name="takesLetters">Whether a letter and a band, such as A2, is taken by its number.</param>
    public byte WorkingGrade(byte worst, bool takesLetters)
    {
        var text = table[Field.WorkingGrade];
        if (
            text.Length == 2
            && char.IsAsciiLetter(text[0])
            && text[1] >= '1'
            && text[1] - '0' <= worst
        )
        {
            LetterGrades++;
            if (takesLetters)
            {
                return (byte)(text[1] - '0');
            }

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
        if (!CellValues.TryPercent(table[Field.Attendance], out var percent))
        {
            Error(
                Field.Attendance,
                "expected a percentage from 0 to 100 with a decimal point, or blank"
            );
        }

        return percent;
    }

    /// <summary>The day of an attendance figure; null for a blank.</summary>
    public DateOnly? AttendanceAsAt() => Day(Field.AttendanceAsAt);

    /// <summary>A day; null for a blank.</summary>
    public DateOnly? Day(Field field)
    {
        var text = table[field];
        if (!CellValues.TryDay(text, out var day))
        {
            const string Expected = "expected a date such as 2026-10-09 or 9/10/2026, or blank";
            var isSerial = int.TryParse(
                text,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out _
            );
            Error(field, isSerial ? $"a date as Excel's number; {Expected}" : Expected);
        }

        return day;
    }

    /// <summary>Yes, no, or null for a blank: unknown.</summary>
    public bool? Flag(Field field)
    {
        if (!CellValues.TryFlag(table[field], out var flag))
        {
            Error(field, "expected Y or N, Yes or No, 1 or 0, True or False, X or -, or blank");
        }

        return flag;
    }

    /// <summary>Says of a row that is no pupil's what it is: totals, as spreadsheets leave below a table, or the header again.</summary>
    public bool IsNoPupil()
    {
        if (Importing.Scn.TryRead(table[Field.Scn], out _))
        {
            return false;
        }

        if (IsHeaderAgain(Field.Scn))
        {
            return true;
        }

        var column = table.FindCell(IsTotal);
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
                $"a {table.File.Unit} of totals; expected rows of pupils only, so take it out"
            )
        );
        return true;
    }

    /// <summary>Says of a row that names the columns once more that it does.</summary>
    /// <param name="field">A field whose header is no value of its own.</param>
    public bool IsHeaderAgain(Field field)
    {
        var isAgain = table.IsHeaderAgain(field);
        if (isAgain)
        {
            Error(
                field,
                $"the header again, as on {table.File.Place(table.HeaderLine)}; expected one header in a file, so take it out"
            );
        }

        return isAgain;
    }

    /// <summary>Says of each cell that is read as a text whether a spreadsheet left something else there, or far too much.</summary>
    public void CheckTexts() => CheckTexts(Texts);

    public void CheckTexts(params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
        {
            if (Trap(field).Length > 0)
            {
                Error(field, "expected a text");
            }
            else if (table[field].Length > LongestText)
            {
                Error(
                    field,
                    $"{table[field].Length} characters; expected a text of at most {LongestText}"
                );
            }
        }
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
                $"the same row as {table.File.Place(firstLine)}; it counts once"
            )
        );

    public void WarnOfFailedScnChecks() =>
        WarnOfFailedScnChecks(table.File, table.Header, failedScnChecks, faults);

    /// <summary>One warning a file for SCNs whose last digit does not check: they are read as they stand.</summary>
    public static void WarnOfFailedScnChecks(NamedFile file, Header header, int rows, Faults faults)
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

    public void Error(Field field, string expected) =>
        faults.Error(
            new(
                table.File,
                table.Line,
                table.Header.NameOf(field),
                table[field].ToString(),
                Trap(field) + expected
            )
            {
                Field = field,
            }
        );

    private static string ExpectedInsteadOf(ReadOnlySpan<char> text)
    {
        if (text.Length == ScnLength - 1 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            var restored = $"0{text}";
            var isRight = Importing.Scn.TryRead(restored, out var scn) && Importing.Scn.Checks(scn);
            return "8 digits where 9 were expected; a leading zero was probably lost in Excel"
                + (isRight ? $", and with it {restored} is a valid SCN" : "");
        }

        return
            text.ContainsAny('.', 'E', '+')
            && double.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? "a number as Excel shows it; expected the 9 digits of an SCN as text"
            : "expected an SCN of 9 digits";
    }

    private static bool IsTotal(ReadOnlySpan<char> cell)
    {
        foreach (var start in TotalsStart)
        {
            if (cell.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var whole in Totals)
        {
            if (cell.TrimEnd(':').Equals(whole, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return cell.EndsWith(" total", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a spreadsheet left in a cell instead of its value; empty for none.</summary>
    private string Trap(Field field)
    {
        var cell = table[field];
        return cell.IsEmpty ? ""
            : table.IsDate(field) ? "a date or time of the workbook; "
            : cell.StartsWith("=\"")
                ? "a text that Excel keeps as a formula; take off the = and the quotes; "
            : cell[0] == '=' ? "a formula without its value; open the file in Excel and save it; "
            : cell[0] == '#' && SpreadsheetErrors.Contains(cell.ToString())
                ? "an error of a spreadsheet's formula; "
            : "";
    }

    private byte Digit(Field field, int most, string expected)
    {
        if (!CellValues.TryDigit(table[field], most, out var digit))
        {
            Error(field, expected);
        }

        return digit;
    }

    private byte? Whole(Field field, int most, string expected)
    {
        if (!CellValues.TryWhole(table[field], most, out var number))
        {
            Error(field, expected);
        }

        return number;
    }
}
