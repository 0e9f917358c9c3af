namespace Edict.Demonstration;

/// <summary>What one report says: three ratings and a working grade, each null where it is blank.</summary>
public readonly record struct MarksGiven(
    int? Effort,
    int? Behaviour,
    int? Homework,
    int? WorkingGrade
)
{
    /// <summary>Reads marks as the cast writes them: <c>22- 4</c> is no homework rated and a working grade of 4, <c>222</c> is no grade.</summary>
    public static MarksGiven Of(string text) =>
        new(
            Digit(text[0]),
            Digit(text[1]),
            Digit(text[2]),
            text.Length > 4 ? Digit(text[4]) : null
        );

    private static int? Digit(char c) => c == '-' ? null : c - '0';
}
