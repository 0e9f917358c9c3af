using System.Globalization;
using System.Text.RegularExpressions;

namespace Edict.Tests.Mutated;

/// <summary>What the specification says of single values, each without outer white space.</summary>
internal static class NaiveCells
{
    /// <summary>Edict's own limit, of which the specification says nothing.</summary>
    private const int LongestText = 500;

    private static readonly string[] Flags =
    [
        "",
        "Y",
        "N",
        "Yes",
        "No",
        "1",
        "0",
        "True",
        "False",
        "X",
        "-",
    ];

    private static readonly Regex NineDigits = Pattern(@"\A[0-9]{9}\z");
    private static readonly Regex StageName = Pattern(@"\AS?[1-6]\z");
    private static readonly Regex Percentage = Pattern(@"\A([0-9]{1,10}(?:\.[0-9]{1,10})?)%?\z");
    private static readonly Regex IsoDate = Pattern(
        @"\A20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])\z"
    );

    /// <summary>9 digits; whether the last one checks is no matter of an error.</summary>
    public static Verdict Scn(string value) => FineIf(NineDigits.IsMatch(value));

    /// <summary>The stage that a value surely names, else blank.</summary>
    public static string StageOf(string value) => StageName.IsMatch(value) ? $"S{value[^1]}" : "";

    /// <summary>S1–S6 or 1–6. Nothing is said of case.</summary>
    public static Verdict Stage(string value) =>
        StageOf(value).Length > 0 ? Verdict.Fine
        : StageOf(value.ToUpperInvariant()).Length > 0 ? Verdict.CannotSay
        : Verdict.Faulty;

    public static Verdict Needed(string value) => value.Length > 0 ? Text(value) : Verdict.Faulty;

    /// <summary>Any text; of the errors and formulas that a spreadsheet leaves in a cell of text nothing is said.</summary>
    public static Verdict Text(string value) =>
        value.Length > LongestText ? Verdict.Faulty
        : value.StartsWith('#') || value.StartsWith('=') ? Verdict.CannotSay
        : Verdict.Fine;

    /// <summary>A whole number of a range, or blank. Nothing is said of 03 or 3.0, nor of digits of other scripts.</summary>
    public static Verdict Number(string value, int most) =>
        value.Length == 0 ? Verdict.Fine
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && value == $"{number}"
            ? FineIf(number >= 1 && number <= most)
        : value.Any(char.IsAsciiLetter) || !value.Any(char.IsNumber) ? Verdict.Faulty
        : Verdict.CannotSay;

    /// <summary>0 to 100 with a point and perhaps a percent sign, or blank.</summary>
    public static Verdict Attendance(string value)
    {
        var match = Percentage.Match(value);
        return value.Length == 0 ? Verdict.Fine
            : match.Success
                ? FineIf(decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) <= 100)
            : value.Any(c => char.IsAsciiLetter(c) || c is '#' or '=' or ',') ? Verdict.Faulty
            : Verdict.CannotSay;
    }

    public static Verdict Flag(string value) =>
        Flags.Contains(value, StringComparer.Ordinal) ? Verdict.Fine
        : Flags.Contains(value, StringComparer.OrdinalIgnoreCase) ? Verdict.CannotSay
        : Verdict.Faulty;

    /// <summary>A date, of which the specification gives no form: one form is surely a date.</summary>
    public static Verdict Date(string value) =>
        value.Length == 0 || IsoDate.IsMatch(value) ? Verdict.Fine : Verdict.CannotSay;

    public static Verdict Session(string value) =>
        value.Length == 0 || value == "2026-27" ? Verdict.Fine : Verdict.CannotSay;

    private static Verdict FineIf(bool holds) => holds ? Verdict.Fine : Verdict.Faulty;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking);
}
