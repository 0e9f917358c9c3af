using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Edict.Tests.Faults;

namespace Edict.Tests.Commands;

public class ServeTests : CommandTests
{
    [Fact]
    public async Task A_school_is_served_by_HTTPS_as_its_file_says_and_prints_a_code_while_nobody_can_sign_in()
    {
        using var certificate = MadeCertificate.WithRsa();
        Write("edict.pem", certificate.AsPem());
        await using var data = await TestDatabase.EmptyAsync();
        var settings = Write(
            "edict.json",
            "{ // comments are allowed",
            "  \"urls\": [\"https://127.0.0.1:0\"],",
            "  \"hosts\": [\"127.0.0.1\"],",
            "  \"certificate\": { \"file\": \"edict.pem\" },",
            "  \"keys\": { \"folder\": \"keys\" },",
            "}"
        );

        using var running = RunningEdict.Start(["serve", "--settings", settings, .. data.Options]);
        var address = (await running.FirstLine)!.Split(' ')[3];
        var code = await running.SecondLine;

        using var wire = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    shown!.GetCertHashString() == certificate.GetCertHashString(),
            },
        };
        using var client = new HttpClient(wire);
        var cancel = TestContext.Current.CancellationToken;
        var front = await client.GetAsync(new Uri(address), cancel);
        var page = await client.GetStringAsync(new Uri($"{address}/first-run"), cancel);
        Assert.Equal(HttpStatusCode.Redirect, front.StatusCode);
        Assert.StartsWith("/sign-in", front.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Make the first administrator", page, StringComparison.Ordinal);
        Assert.Matches(
            $"^Nobody can sign in yet. Open {address}/first-run and give this code, .*: [A-Z2-9]{{5}}-[A-Z2-9]{{5}}-[A-Z2-9]{{5}}$",
            code
        );
        Assert.NotEmpty(Directory.GetFiles(PathOf("keys"), "key-*.xml"));
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("serve")]
    public async Task An_address_at_which_another_program_answers_is_told_in_one_line(string verb)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";
        var settings = Write("edict.json", "{ \"keys\": { \"folder\": \"keys\" } }");
        await using var data = await TestDatabase.EmptyAsync();

        using var running = RunningEdict.Start([
            verb,
            .. verb == "serve" ? ["--settings", settings] : Array.Empty<string>(),
            .. data.Options,
            "--urls",
            address,
        ]);
        var ran = await running.EndAsync();

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.Equal(
            $"error: {address}: cannot be answered at: Address already in use\n",
            ran.Error
        );
    }

    [Fact]
    public async Task The_first_run_is_at_the_name_by_which_browsers_come_and_the_data_are_their_owners_alone()
    {
        using var certificate = MadeCertificate.WithRsa();
        Write("edict.pem", certificate.AsPem());
        var settings = Write(
            "edict.json",
            "{ \"data\": \"data\", \"urls\": [\"https://127.0.0.1:0\"], \"hosts\": [\"edict.school.example\"],",
            "  \"certificate\": { \"file\": \"edict.pem\" }, \"keys\": { \"folder\": \"keys\" } }"
        );

        using var running = RunningEdict.Start(["serve", "--settings", settings]);
        var port = new Uri((await running.FirstLine)!.Split(' ')[3]).Port;

        Assert.StartsWith(
            $"Nobody can sign in yet. Open https://edict.school.example:{port}/first-run and",
            await running.SecondLine,
            StringComparison.Ordinal
        );
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(PathOf("data"))
        );
    }

    [Fact]
    public async Task A_wrong_setting_is_told_with_its_place_value_and_what_was_expected()
    {
        var settings = Write(
            "edict.json",
            "{",
            "  \"urls\": \"ftp://school\",",
            "  \"keys\": { \"folder\": \"/etc/edict/keys\", \"folders\": 1 },",
            "  \"signIn\": { \"idleMinutes\": \"ten\" },",
            "  \"hots\": [\"edict.school.example\"],",
            "  \"address\": \"https://elsewhere.example\"",
            "}"
        );

        var ran = await EdictAsync("serve", "--settings", settings, "--data", Folder);

        Assert.Equal(2, ran.Status);
        Assert.Equal(
            [
                $"error: {settings}, urls: \"ftp://school\": expected an address such as https://0.0.0.0:443 or http://127.0.0.1:5080",
                $"error: {settings}, address: \"https://elsewhere.example\": expected an address such as https://edict.school.example, whose name is one of hosts: localhost, 127.0.0.1, [::1]",
                $"error: {settings}, signIn.idleMinutes: \"ten\": expected a whole number from 5 to 720",
                $"error: {settings}, keys.folders: no such setting; expected one of: keys.certificate.file, keys.certificate.keyFile, keys.certificate.password, keys.certificate.passwordFile, keys.folder",
            ],
            ran.Error.Split('\n')[..4]
        );
        Assert.StartsWith(
            $"error: {settings}, hots: no such setting; expected one of: address, audit.headsFile, ",
            ran.Error.Split('\n')[4],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:80", "only this machine is served")]
    [InlineData("--urls", "https://127.0.0.1:443", "HTTPS needs a certificate")]
    [InlineData("--urls", "http://127.0.0.1:0", "keys: not set; expected keys.folder")]
    [InlineData("--settings", "none.json", "none.json")]
    public async Task What_would_not_be_safe_is_not_served(string option, string value, string told)
    {
        var ran = await EdictAsync("serve", "--data", Folder, option, value);

        Assert.NotEqual(0, ran.Status);
        Assert.Contains(told, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_never_bare_beside_the_data()
    {
        var bare = Write("bare.json", "{ \"keys\": { \"folder\": \"data/keys\" } }");

        var ran = await EdictAsync("serve", "--settings", bare, "--data", PathOf("data"));

        Assert.Equal(2, ran.Status);
        Assert.Equal(
            $"error: keys.folder: \"{PathOf("data/keys")}\": lies in the data folder, so that a copy of the data would hold the keys; expected a folder outside, or keys.certificate.file too\n",
            ran.Error
        );
    }

    [Fact]
    public async Task The_command_line_counts_more_than_the_environment_and_that_more_than_the_file()
    {
        var settings = Write(
            "edict.json",
            "{ \"urls\": \"file://\", \"publish\": \"here\", \"signIn\": { \"idleMinutes\": 1 } }"
        );
        Environment.SetEnvironmentVariable("EDICT_URLS", "environment://");
        Environment.SetEnvironmentVariable("EDICT_SIGNIN_IDLEMINUTES", "2");
        try
        {
            var ran = await EdictAsync("serve", "--settings", settings, "--urls", "line://");

            Assert.StartsWith(
                "error: command line, urls: \"line://\": expected",
                ran.Error,
                StringComparison.Ordinal
            );
            Assert.Contains(
                "error: EDICT_SIGNIN_IDLEMINUTES, signIn.idleMinutes: \"2\": expected",
                ran.Error,
                StringComparison.Ordinal
            );
        }
        finally
        {
            Environment.SetEnvironmentVariable("EDICT_URLS", null);
            Environment.SetEnvironmentVariable("EDICT_SIGNIN_IDLEMINUTES", null);
        }
    }

    [Fact]
    public async Task A_place_that_holds_the_demonstration_is_not_served_as_a_school()
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        var settings = Write("edict.json", "{ \"keys\": { \"folder\": \"keys\" } }");

        using var running = RunningEdict.Start(["serve", "--settings", settings, .. data.Options]);
        var ran = await running.EndAsync();

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.Contains("holds the demonstration", ran.Error, StringComparison.Ordinal);
    }
}
