using System.Net.Sockets;
using Edict.Mail;

namespace Edict.Keeping;

/// <summary>Whether the school's mail server can be reached. Nothing is said to it.</summary>
internal static class MailServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Finding>> LookAsync(MailSettings? mail)
    {
        const string Place = "Mail server";
        if (mail is null || mail.Folder is not null)
        {
            return [];
        }

        using var patience = new CancellationTokenSource(Patience);
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(mail.Host, mail.Port, patience.Token);
            return [new(Health.Good, Place, $"{mail.Server} answers")];
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            var why = fault is SocketException ? fault.Message : "no answer in 5 seconds";
            return
            [
                new(
                    Health.Bad,
                    Place,
                    $"{mail.Server} cannot be reached: {why}",
                    "letters wait in the outbox; see the network and the server"
                ),
            ];
        }
    }
}
