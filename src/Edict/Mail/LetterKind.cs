namespace Edict.Mail;

/// <summary>What a letter is. Its subject is made from this and a number alone, so that no subject can name a pupil.</summary>
public enum LetterKind : byte
{
    /// <summary>Shows that mail arrives.</summary>
    Test = 1,

    /// <summary>Asks a member of staff to sign in for the first time.</summary>
    Invitation,

    /// <summary>Names the classes whose reports a teacher has not handed in.</summary>
    Reminder,
}

public static class LetterKindWords
{
    /// <summary>As lists name it.</summary>
    public static string Words(this LetterKind kind) =>
        kind switch
        {
            LetterKind.Test => "Test letter",
            LetterKind.Invitation => "Invitation to sign in",
            LetterKind.Reminder => "Reports to hand in",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of letter"),
        };

    /// <summary>Such as <c>Edict: test letter</c>, or <c>Edict: meeting, ref 4127</c>.</summary>
    public static string Subject(this LetterKind kind, int? reference)
    {
        var words = kind.Words();
        var about = $"Edict: {char.ToLowerInvariant(words[0])}{words[1..]}";
        return reference is { } number ? $"{about}, ref {number}" : about;
    }
}
