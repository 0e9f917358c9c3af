namespace Edict.Importing;

/// <summary>A session as files write it: a year and the end of the next, <c>2026-27</c>.</summary>
public static class SessionName
{
    public static bool IsOne(string text) =>
        text.Length == 7
        && text[4] == '-'
        && int.TryParse(text[..4], out var first)
        && int.TryParse(text[5..], out var next)
        && next == (first + 1) % 100;
}
