namespace Edict.TagHelpers;

/// <summary>How heavily a fall of the working grade is drawn: by two or more foretells more than by one.</summary>
internal static class Slip
{
    public static string Weight(byte previous, byte now) =>
        now - previous >= 2 ? "slip-two" : "slip-one";
}
