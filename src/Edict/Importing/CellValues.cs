using System.Globalization;

namespace Edict.Importing;

/// <summary>What the text of a cell, without outer white space, means; false where it is not what was expected.</summary>
public static class CellValues
{
    /// <summary>What a decimal holds without rounding: attendance is compared as exactly as it is written.</summary>
    private const int MostDigits = 28;

    private static readonly string[] Yes = ["Y", "Yes", "1", "True", "X"];
    private static readonly string[] No = ["N", "No", "0", "False", "-"];
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
        if (
            byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            && read >= 1
            && read <= most
        )
        {
            number = read;
            return true;
        }

        return text.IsEmpty;
    }

    /// <summary>Percent, 0 to 100, as exactly as written, with or without its sign; null for a blank.</summary>
    public static bool TryPercent(ReadOnlySpan<char> text, out decimal? percent)
    {
        percent = null;
        var number = text is [.., '%'] ? text[..^1].TrimEnd() : text;
        if (
            number.Length <= MostDigits
            && decimal.TryParse(
                number,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var read
            )
            && read <= 100
        )
        {
            percent = read;
            return true;
        }

        return text.IsEmpty;
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
        flag =
            IsOneOf(Yes, text) ? true
            : IsOneOf(No, text) ? false
            : null;
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
