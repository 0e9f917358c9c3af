using System.Text.RegularExpressions;

namespace Edict.Mail;

/// <summary>An e-mail address as Edict writes to it: plain, without quotes, comments or a route.</summary>
public static partial class MailAddress
{
    /// <summary>The domain of an address, in lower case; null for what Edict takes for no address.</summary>
    public static string? DomainOf(string address) =>
        address.Length <= Data.OutboxMail.LongestAddress
        && Plain().Match(address) is { Success: true } match
            ? match.Groups["domain"].Value.ToLowerInvariant()
            : null;

    public static bool IsDomain(string text) => DomainOf($"a@{text}") is not null;

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?<domain>[A-Za-z0-9](-*[A-Za-z0-9])*(\.[A-Za-z0-9](-*[A-Za-z0-9])*)*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Plain();
}
