using MimeKit;

namespace Edict.Mail;

/// <summary>Keeps letters as files (<c>.eml</c>) in a folder in place of sending them: the demonstration's way.</summary>
public sealed class MailFolder(string folder, string from) : ISender
{
    public const string Ending = ".eml";

    public async Task<Delivery> SendAsync(OutgoingLetter letter, CancellationToken cancelled)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"{letter.Mail.Id:N}{Ending}");
            await letter.AsMessage(from).WriteToAsync($"{path}.tmp", cancelled);
            File.Move($"{path}.tmp", path, overwrite: true);
            return Delivery.Taken;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(AfterTry.LaterWithAll, $"The letter cannot be kept: {fault.Message}");
        }
    }

    /// <summary>The letters that are kept in a folder, the latest first.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> ReadAsync(
        string folder,
        CancellationToken cancelled
    )
    {
        var letters = new List<MimeMessage>();
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder, $"*{Ending}"))
            {
                letters.Add(await MimeMessage.LoadAsync(path, cancelled));
            }
        }

        return [.. letters.OrderByDescending(letter => letter.Date)];
    }
}
