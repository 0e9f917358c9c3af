namespace Edict.Demonstration;

/// <summary>The check digit of a Scottish Candidate Number.</summary>
public static class Scn
{
    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>The ninth digit for the first eight; null where no number has those eight.</summary>
    public static char? CheckDigit(ReadOnlySpan<char> eight)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (eight[i] - '0');
        }

        return (sum % 11) switch
        {
            0 => '0',
            1 => null,
            var rest => (char)('0' + 11 - rest),
        };
    }
}
