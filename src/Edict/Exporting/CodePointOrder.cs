namespace Edict.Exporting;

/// <summary>
/// The order of texts by Unicode code point, which is the order of their UTF-8. An ordinal comparison puts the
/// characters beyond the first 65,536 before some that they follow.
/// </summary>
public sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length - right.Length
            : Weight(left[same]) - Weight(right[same]);
    }

    /// <summary>A surrogate belongs after every other character.</summary>
    private static int Weight(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
