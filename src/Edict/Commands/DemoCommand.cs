using System.CommandLine;
using Edict.Data;
using Edict.Demonstration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Edict.Commands;

/// <summary>What <c>edict demo</c> was asked.</summary>
public sealed record DemoOptions(DataPlace Data, string Urls, string? PublishFolder);

/// <summary>Makes the demonstration school where there is none, and serves it.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var urls = new Option<string>("--urls")
        {
            Description = "The address to serve at.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var publish = PublishOption.Create();
        var command = new Command(
            "demo",
            "Makes the demonstration school in the folder if none is there, and serves it.\n\nExample: edict demo --data demo-school"
        )
        {
            urls,
            publish,
        };
        data.AddTo(command);
        command.SetAction(
            (result, cancelled) =>
                RunAsync(
                    new(
                        data.Read(result),
                        result.GetRequiredValue(urls),
                        PublishOption.Read(result, publish)
                    ),
                    result.InvocationConfiguration,
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        DemoOptions options,
        InvocationConfiguration console,
        CancellationToken cancelled
    )
    {
        if (!await DemonstrationLoader.LoadAsync(options.Data))
        {
            await console.Error.WriteLineAsync(
                $"error: {options.Data.Name}: a real school's data; the demonstration lets anybody in, so it needs a place of its own"
            );
            return ExitStatus.Faults;
        }

        await using var site = WebSite.Build(
            PublishedSite.NewBuilder(options.Urls),
            new(
                options.Data,
                IsDemonstration: true,
                options.PublishFolder,
                DemonstrationMail.Of(options.Data)
            ),
            new DemonstrationClock(TimeProvider.System)
        );
        await PublishedSite.StartAsync(site, cancelled);
        var address = site
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        await console.Output.WriteLineAsync(
            $"The demonstration school answers at {address}/demo (Ctrl+C ends it)."
        );
        await site.WaitForShutdownAsync(cancelled);
        return ExitStatus.Done;
    }
}
