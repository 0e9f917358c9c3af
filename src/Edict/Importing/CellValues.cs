using System.Globalization;

namespace Edict.Importing;

/// <summary>What the text of a cell, without outer white space, means; false where it is not what was expected.</summary>
public static class CellValues
{
    /// <summary>What a decimal holds without rounding: attendance is compared as exactly as it is written.</summary>
    private const int MostDigits = 28;

    /// <summary>What an int surely holds.</summary>
    private const int FewDigits = 9;

    private static readonly string[] Yes = ["Yes", "True"];
    private static readonly string[] No = ["No", "False"];
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy"];

    /// <summary>One digit from 1; 0 for a blank.</summary>
    /// <param name="most">At most 9.</param>
    public static bool TryDigit(ReadOnlySpan<char> text, int most, out byte digit)
    {
        digit = 0;
        if (text.Length == 1 && text[0] >= '1' && text[0] - '0' <= most)
        {
            digit = (byte)(text[0] - '0');
            return true;
        }

        return text.IsEmpty;
    }

    /// <summary>A whole number from 1; null for a blank.</summary>
    public static bool TryWhole(ReadOnlySpan<char> text, int most, out byte? number)
    {
        number = null;
        var read = 0;
        foreach (var letter in text)
        {
            read = char.IsAsciiDigit(letter) ? (10 * read) + letter - '0' : most + 1;
            if (read > most)
            {
                return false;
            }
        }

        number = read == 0 ? null : (byte)read;
        return read > 0 || text.IsEmpty;
    }

    /// <summary>Percent, 0 to 100, as exactly as written, with or without its sign; null for a blank.</summary>
    public static bool TryPercent(ReadOnlySpan<char> text, out decimal? percent)
    {
        percent = null;
        var number = text is [.., '%'] ? text[..^1].TrimEnd() : text;
        if (
            number.Length <= MostDigits
            && (
                TryFewDigits(number, out var read)
                || decimal.TryParse(
                    number,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out read
                )
            )
            && read <= 100
        )
        {
            percent = read;
            return true;
        }

        return text.IsEmpty;
    }

    /// <summary>A figure such as 93.4, as nearly all are. The library reads any other, and takes longer to get ready than all of a school's.</summary>
    private static bool TryFewDigits(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        var (digits, point) = (0, text.Length - 1);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '.' && at > 0 && point == text.Length - 1)
            {
                point = at;
            }
            else if (char.IsAsciiDigit(text[at]) && text.Length <= FewDigits)
            {
                digits = (10 * digits) + text[at] - '0';
            }
            else
            {
                return false;
            }
        }

        number = new(digits, 0, 0, isNegative: false, (byte)(text.Length - 1 - point));
        return text.Length > 0;
    }

    /// <summary>A day, year first or as written in Britain; null for a blank.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out DateOnly? day)
    {
        day = null;
        if (
            !text.IsEmpty
            && DateOnly.TryParseExact(
                text,
                Days,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var read
            )
        )
        {
            day = read;
            return true;
        }

        return text.IsEmpty;
    }

    /// <summary>Yes, no, or null for a blank: unknown.</summary>
    public static bool TryFlag(ReadOnlySpan<char> text, out bool? flag)
    {
        flag = text switch
        {
            ['Y' or 'y' or '1' or 'X' or 'x'] => true,
            ['N' or 'n' or '0' or '-'] => false,
            _ when IsOneOf(Yes, text) => true,
            _ when IsOneOf(No, text) => false,
            _ => null,
        };
        return flag is not null || text.IsEmpty;
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
