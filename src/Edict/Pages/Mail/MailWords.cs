using Edict.Data;
using Edict.Mail;

namespace Edict.Pages.Mail;

/// <summary>How a letter stands, in words.</summary>
public static class MailWords
{
    /// <summary>Such as <c>queued; try 2 on 3 February 2027 at 09:05</c>.</summary>
    public static string Of(ListedLetter letter) =>
        letter.State switch
        {
            MailState.Sent => $"sent on {SchoolTime.Words(letter.SentAt!.Value)}",
            MailState.Queued =>
                $"queued; try {letter.Attempts + 1} on {SchoolTime.Words(letter.NextTryAt)}",
            _ when letter.Attempts == 0 => "failed, never tried",
            _ => $"failed after {(letter.Attempts == 1 ? "1 try" : $"{letter.Attempts} tries")}",
        };
}
