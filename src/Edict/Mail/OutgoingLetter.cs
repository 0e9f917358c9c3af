using Edict.Data;
using MimeKit;

namespace Edict.Mail;

/// <summary>A letter with its envelope, as it leaves.</summary>
/// <param name="Name">The recipient's, as colleagues write it.</param>
public sealed record OutgoingLetter(OutboxMail Mail, string Name, string School)
{
    /// <summary>What stands at <see cref="Letter.LinkPlace"/>; null for a letter without a link.</summary>
    public string? Link { get; init; }

    /// <summary>Names are encoded, so nothing in one can end its line and begin another.</summary>
    public MimeMessage AsMessage(string from)
    {
        var message = new MimeMessage
        {
            MessageId = Mail.MessageId,
            Date = new(Mail.QueuedAt, TimeSpan.Zero),
            Subject = Mail.Kind.Subject(Mail.Reference),
            Body = new TextPart("plain")
            {
                Text = Mail.Body.Replace(Letter.LinkPlace, Link, StringComparison.Ordinal),
            },
        };
        message.From.Add(new MailboxAddress(OneLine($"Edict, {School}"), from));
        message.To.Add(new MailboxAddress(OneLine(Name), Mail.Address));
        // So that no machine answers: nobody reads what comes back.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string OneLine(string name) =>
        string.Concat(name.Select(sign => char.IsControl(sign) ? ' ' : sign));
}
