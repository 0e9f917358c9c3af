using System.CommandLine;
using Edict.Data;
using Edict.Settings;
using Edict.SigningIn;

namespace Edict.Commands;

/// <summary>Serves a school for real.</summary>
public static class ServeCommand
{
    private static readonly Option<string?> File = new("--settings")
    {
        Description =
            $"The file of settings; {SettingsFile.UsualName} in the current folder where it is not given.",
    };

    /// <summary>The settings that are options too, by their key.</summary>
    private static readonly Dictionary<string, Option<string?>> Options = new(
        StringComparer.Ordinal
    )
    {
        ["data"] = new("--data") { Description = "The folder of the school's data." },
        ["database"] = DataOptions.DatabaseOption(),
        ["publish"] = PublishOption.Create(),
        ["urls"] = new("--urls")
        {
            Description = "The addresses to serve at, such as https://0.0.0.0:443.",
        },
    };

    public static Command Create()
    {
        var command = new Command(
            "serve",
            "Serves a school: settings from edict.json, the environment (EDICT_…) and the command line, of which the last counts most.\n\nExample: edict serve --settings /etc/edict/edict.json"
        )
        {
            File,
        };
        foreach (var option in Options.Values)
        {
            command.Add(option);
        }

        command.SetAction(
            (result, cancelled) =>
                RunAsync(SettingsOf(result), result.InvocationConfiguration, cancelled)
        );
        return command;
    }

    /// <summary>What a file of settings, the environment and some options say.</summary>
    internal static SettingsReader Settings(
        string? path,
        IReadOnlyDictionary<string, string> options
    ) =>
        new(
            path is null ? [] : SettingsFile.Read(path),
            Environment.GetEnvironmentVariable,
            options
        );

    private static SettingsReader SettingsOf(ParseResult result) =>
        Settings(
            result.GetValue(File)
                ?? (System.IO.File.Exists(SettingsFile.UsualName) ? SettingsFile.UsualName : null),
            Options
                .Select(option => (option.Key, Value: result.GetValue(option.Value)))
                .Where(option => option.Value is not null)
                .ToDictionary(option => option.Key, option => option.Value!, StringComparer.Ordinal)
        );

    private static async Task<int> RunAsync(
        SettingsReader read,
        InvocationConfiguration console,
        CancellationToken cancelled
    )
    {
        var settings = ServeSettings.Read(read);
        if (read.Faults is { Count: > 0 } faults)
        {
            await console.Error.WriteLineAsync(
                string.Join('\n', faults.Select(fault => $"error: {fault}"))
            );
            return ExitStatus.WrongArguments;
        }

        OwnersFolder.Make(settings.Data.Folder);
        // The pages are put together while the database is looked at: one after the other took half as long again.
        var building = Task.Run(() => BuildSite(settings), cancelled);
        var looking = LookAsync(settings.Data);
        // Whichever fails, neither is left at work.
        await Task.WhenAll(looking, building);
        await using var site = await building;
        var (isDemonstration, needsAdministrator) = await looking;
        if (isDemonstration)
        {
            await console.Error.WriteLineAsync(
                $"error: {settings.Data.Name}: holds the demonstration, where anybody may be anybody; a real school needs a place of its own"
            );
            return ExitStatus.Faults;
        }

        await PublishedSite.StartAsync(site, cancelled);
        await SayAsync(console.Output, site, settings.Listen, needsAdministrator);
        await site.WaitForShutdownAsync(cancelled);
        return ExitStatus.Done;
    }

    private static WebApplication BuildSite(ServeSettings settings) =>
        WebSite.Build(
            NewBuilder(settings),
            new(
                settings.Data,
                IsDemonstration: false,
                settings.PublishFolder,
                settings.Mail,
                settings.Audit,
                settings
            ),
            TimeProvider.System
        );

    /// <summary>Brings the database up to date, and looks whether it may be served for real and who could sign in.</summary>
    private static async Task<(bool IsDemonstration, bool NeedsAdministrator)> LookAsync(
        DataPlace data
    )
    {
        await data.RequireSchemaAsync();
        var demonstrations = await data.TextsAsync(
            "SELECT \"Name\" FROM \"Schools\" WHERE \"IsDemonstration\""
        );
        return (
            demonstrations.Count > 0,
            await FirstRun.IsNeededAsync(data, TimeProvider.System.GetUtcNow().UtcDateTime)
        );
    }

    private static async Task SayAsync(
        TextWriter output,
        WebApplication site,
        ListenSettings listen,
        bool needsAdministrator
    )
    {
        var address = site.Urls.First();
        await output.WriteLineAsync($"Edict answers at {address} (Ctrl+C ends it).");
        if (needsAdministrator)
        {
            var code = site.Services.GetRequiredService<FirstRunCode>().Make();
            await output.WriteLineAsync(
                $"Nobody can sign in yet. Open {listen.AddressOf(address)}/first-run and give this code, which works once and until the program ends: {code}"
            );
        }
    }

    private static WebApplicationBuilder NewBuilder(ServeSettings settings)
    {
        var builder = PublishedSite.NewBuilder([.. settings.Listen.Urls]);
        if (settings.Listen.Certificate is { } certificate)
        {
            builder.Services.AddSingleton(certificate);
            builder.Services.AddSingleton<CurrentCertificate>();
            builder.Services.AddHostedService(services =>
                services.GetRequiredService<CurrentCertificate>()
            );
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                var current = kestrel.ApplicationServices.GetRequiredService<CurrentCertificate>();
                kestrel.ConfigureHttpsDefaults(https =>
                {
                    // Kestrel asks for one at its start; each connection is then made with the current one and its chain.
                    https.ServerCertificate = certificate.Certificate;
                    https.OnAuthenticate = (_, tls) =>
                        tls.ServerCertificateContext = current.Context;
                });
            });
        }

        return builder;
    }
}
