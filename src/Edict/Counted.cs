namespace Edict;

/// <summary>So many of something, in words.</summary>
internal static class Counted
{
    /// <summary>Such as <c>1 pupil</c>, <c>3 pupils</c>.</summary>
    /// <param name="one">A word that takes an s.</param>
    public static string Of(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";
}
