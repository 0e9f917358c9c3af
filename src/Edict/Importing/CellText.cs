using System.Globalization;

namespace Edict.Importing;

/// <summary>The text of a workbook's cell, as a CSV file of the same sheet would have it.</summary>
public static class CellText
{
    /// <summary>How many digits Excel shows of a number at most; those beyond are noise of its arithmetic.</summary>
    private const string ShownDigits = "G15";

    /// <param name="format">The cell's number format, which says whether a number is a percentage or keeps its zeros.</param>
    public static string Of(object? value, string? format) =>
        value switch
        {
            null or DBNull => "",
            string text => text,
            double number => OfNumber(number, format ?? ""),
            bool flag => flag ? "TRUE" : "FALSE",
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static string OfNumber(double number, string format)
    {
        var shown = number.ToString(ShownDigits, CultureInfo.InvariantCulture);
        if (
            !decimal.TryParse(
                shown,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var exact
            )
        )
        {
            return shown;
        }

        if (IsPercentage(format))
        {
            return Plain(exact * 100) + "%";
        }

        var zeros = format.Split(';')[0];
        return zeros.Length > 1 && zeros.All(c => c == '0') && exact >= 0 && exact % 1 == 0
            ? exact.ToString(zeros, CultureInfo.InvariantCulture)
            : Plain(exact);
    }

    private static string Plain(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Whether a number format shows hundredths: a percent sign that is no text of the format.</summary>
    private static bool IsPercentage(string format)
    {
        var quoted = false;
        for (var at = 0; at < format.Length; at++)
        {
            switch (format[at])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '%' when !quoted:
                    return true;
            }
        }

        return false;
    }
}
