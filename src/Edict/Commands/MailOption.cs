using System.CommandLine;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Edict.Settings;

namespace Edict.Commands;

/// <summary>The option that says in which file of settings the mail's are; the environment says more than the file, as for <c>edict serve</c>.</summary>
internal sealed class MailOption
{
    private readonly Option<string?> file = new("--settings")
    {
        Description =
            $"The file of settings, whose section {MailSection.Name} is read; {SettingsFile.UsualName} in the current folder where it is not given.",
    };

    public void AddTo(Command command) => command.Add(file);

    /// <summary>A demonstration keeps its mail, unless somebody names a file.</summary>
    /// <exception cref="InvalidDataException">There are none, or they have faults; the message lists them.</exception>
    public MailSettings Read(ParseResult result, School school, DataPlace data)
    {
        var given = result.GetValue(file);
        if (school.IsDemonstration && given is null)
        {
            return DemonstrationMail.Of(data);
        }

        var path = given ?? (File.Exists(SettingsFile.UsualName) ? SettingsFile.UsualName : null);
        var written = path is null ? [] : SettingsFile.Read(path);
        var reader = new SettingsReader(
            written
                .Where(row => MailSection.Holds(row.Key))
                .ToDictionary(row => row.Key, row => row.Value),
            Environment.GetEnvironmentVariable,
            new Dictionary<string, string>()
        );
        var settings = MailSection.Read(reader);
        return reader.Faults.Count > 0
            ? throw new InvalidDataException(string.Join('\n', reader.Faults))
            : settings ?? throw new InvalidDataException(Outbox.NotSetUp);
    }
}
