namespace Edict.Importing;

/// <summary>A Scottish Candidate Number: nine digits, the last of which checks the others.</summary>
public static class Scn
{
    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Whether the text is nine digits. Whether the last one checks is <see cref="Checks"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int scn)
    {
        scn = 0;
        if (text.Length != 9)
        {
            return false;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            scn = (scn * 10) + (digit - '0');
        }

        return true;
    }

    /// <summary>Whether the ninth digit is the one that the other eight give.</summary>
    public static bool Checks(int scn) => CheckDigit(scn / 10) == scn % 10;

    /// <summary>The ninth digit for the first eight, by weights and modulus 11; null where no number has those eight.</summary>
    public static int? CheckDigit(int eight)
    {
        var sum = 0;
        for (var (at, rest) = (Weights.Length - 1, eight); at >= 0; at--, rest /= 10)
        {
            sum += Weights[at] * (rest % 10);
        }

        return (sum % 11) switch
        {
            0 => 0,
            1 => null,
            var remainder => 11 - remainder,
        };
    }

    public static string Written(int scn) => scn.ToString("D9");
}
