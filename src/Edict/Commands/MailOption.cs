using System.CommandLine;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;

namespace Edict.Commands;

/// <summary>The option that says where the settings of the mail are; the environment says more than the file.</summary>
internal sealed class MailOption
{
    private const string Section = "mail";

    private const string Prefix = "EDICT_";

    private readonly Option<string> file = new("--settings")
    {
        Description =
            $"The file whose section “{Section}” says how mail is sent; {Prefix}{Section}__host and the like go before it.",
        DefaultValueFactory = _ => "edict.json",
    };

    public void AddTo(Command command) => command.Add(file);

    /// <summary>A demonstration keeps its mail, unless somebody names a file.</summary>
    /// <exception cref="InvalidDataException">There are none, or they have faults; the message lists them.</exception>
    public MailSettings Read(ParseResult result, School school, DataPlace data)
    {
        var path = result.GetRequiredValue(file);
        if (school.IsDemonstration && result.GetResult(file) is null or { Implicit: true })
        {
            return DemonstrationMail.Of(data);
        }

        var (settings, faults) = MailSettingsReader.Read(
            new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(path), optional: true)
                .AddEnvironmentVariables(Prefix)
                .Build()
                .GetSection(Section)
        );
        return settings
            ?? throw new InvalidDataException(
                faults.Count == 0
                    ? $"{path}: no section “{Section}”: {Outbox.NotSetUp}"
                    : $"{path}: {string.Join('\n', faults)}"
            );
    }
}
