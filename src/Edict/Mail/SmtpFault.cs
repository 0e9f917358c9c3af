using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Edict.Mail;

/// <summary>What a mail server refuses, or what does not reach it, in words. No message holds a password.</summary>
internal static class SmtpFault
{
    private const int ForGood = 500;

    /// <summary>Null for a fault that no mail server makes.</summary>
    public static Delivery? Of(Exception fault, MailSettings settings) =>
        fault switch
        {
            SmtpCommandException refused => Refused(refused, settings.Server),
            ServiceNotAuthenticatedException => All(
                $"{settings.Server} takes letters only from who signs in: set user, and a password or token"
            ),
            AuthenticationException => All(
                $"{settings.Server} did not let {settings.User} sign in: check the user, and its password or token"
            ),
            SslHandshakeException => All(
                $"{settings.Server} shows a certificate that nobody vouches for, or speaks no TLS on this port; where the school vouches for it itself, name the file in caFile"
            ),
            NotSupportedException => All(
                $"{settings.Server} cannot do what Edict needs: encryption by STARTTLS where it is another machine, and a way to sign in where a user is set"
            ),
            InvalidDataException or UnauthorizedAccessException => All(fault.Message),
            SocketException or HttpRequestException => All(
                $"{settings.Server} cannot be reached: {fault.Message}"
            ),
            ProtocolException or EndOfStreamException => Later(
                $"{settings.Server} broke off in the middle: {fault.Message}"
            ),
            IOException => Later($"The connection to {settings.Server} was cut: {fault.Message}"),
            OperationCanceledException or TimeoutException => Later(
                $"{settings.Server} did not answer in time"
            ),
            _ => null,
        };

    /// <summary>A refusal of the sender is one of the settings, and no letter's fault.</summary>
    private static Delivery Refused(SmtpCommandException refused, string server)
    {
        var words = $"{server} answered {(int)refused.StatusCode}: {refused.Message}";
        return refused.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => All($"The sender was refused. {words}"),
            SmtpErrorCode.RecipientNotAccepted
            or SmtpErrorCode.MessageNotAccepted when (int)refused.StatusCode >= ForGood => new(
                AfterTry.Never,
                words
            ),
            SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted => Later(words),
            _ => All(words),
        };
    }

    private static Delivery Later(string words) => new(AfterTry.Later, words);

    private static Delivery All(string words) => new(AfterTry.LaterWithAll, words);
}
