namespace Edict.Mail;

/// <summary>What is written to staff: plain text, under a subject that only its kind and a number make.</summary>
public sealed class Letter
{
    /// <param name="body">Its lines end as they may; signs that no text needs are left out.</param>
    /// <param name="reference">What it is about, by a number of Edict's own.</param>
    public Letter(LetterKind kind, string body, int? reference = null)
    {
        Kind = kind;
        Reference = reference;
        Body = string.Concat(
            body.ReplaceLineEndings("\n").Where(sign => sign == '\n' || !char.IsControl(sign))
        );
    }

    public LetterKind Kind { get; }

    public int? Reference { get; }

    public string Body { get; }

    public string Subject => Kind.Subject(Reference);

    /// <summary>Shows a member of staff that Edict's mail reaches them.</summary>
    public static Letter Test(string school) =>
        new(
            LetterKind.Test,
            $"""
            This is a test letter from Edict at {school}.

            It says nothing of anybody. That you read it shows that mail from Edict reaches you.
            """
        );
}
