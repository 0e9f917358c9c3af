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

    /// <summary>Stands in the text for a link that nobody reads but whoever gets the letter.</summary>
    public const string LinkPlace = "[a link, which stands in the letter itself alone]";

    public LetterKind Kind { get; }

    public int? Reference { get; }

    public string Body { get; }

    public string Subject => Kind.Subject(Reference);

    /// <summary>Lets a member of staff choose a password. The link is put in as the letter leaves.</summary>
    /// <param name="until">The last day of the link.</param>
    public static Letter Invitation(string school, DateOnly until) =>
        new(
            LetterKind.Invitation,
            $"""
            The office of {school} invites you to choose a password for Edict, here:

            {LinkPlace}

            The link works once, until {until:dddd d MMMM yyyy}, and is for you alone: give it to nobody. Of several such letters the latest counts.

            A password that you have stays until you choose another. If you do not know why you get this letter, choose nothing and ask the office.
            """
        );

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
