namespace Edict.Mail;

/// <summary>Chooses how letters leave by what the settings say.</summary>
public static class MailWay
{
    public static ISender Of(MailSettings settings, TimeProvider clock) =>
        settings.Folder is { } folder
            ? new MailFolder(folder, settings.From)
            : new SmtpSender(settings, clock);
}
