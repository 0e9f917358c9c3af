using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Edict.Tests.Faults;
using Edict.Tests.Mail;
using Edict.Tests.SigningIn;

namespace Edict.Tests.Commands;

/// <summary>The certificates of a school that is served: that of HTTPS, and that which seals the keys of cookies.</summary>
public sealed class CertificateTests : CommandTests
{
    private const string Password = "nine blue umbrellas";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("seal.pfx")]
    [InlineData("seal.pem")]
    public async Task Keys_that_a_certificate_seals_let_whoever_signed_in_go_on_after_a_restart(
        string seal
    )
    {
        using var https = MadeCertificate.WithRsa();
        using var sealing = MadeCertificate.WithRsa();
        await File.WriteAllBytesAsync(PathOf("https.pfx"), https.AsPfx("of https"), Cancel);
        await WriteAsync(seal, sealing, "of the seal");
        Write("seal-password", "of the seal");
        await using var data = await TestDatabase.EmptyAsync();
        var port = MailServer.FreePort();
        var settings = Write(
            "edict.json",
            "{",
            $"  \"urls\": [\"https://127.0.0.1:{port}\"],",
            "  \"hosts\": [\"127.0.0.1\"],",
            "  \"certificate\": { \"file\": \"https.pfx\", \"password\": \"of https\" },",
            "  \"keys\": {",
            "    \"folder\": \"keys\",",
            $"    \"certificate\": {{ \"file\": \"{seal}\", \"passwordFile\": \"seal-password\" }}",
            "  }",
            "}"
        );
        var browser = new Browser(Wire(https.Thumbprint), $"https://127.0.0.1:{port}");

        using (var first = RunningEdict.Start(["serve", "--settings", settings, .. data.Options]))
        {
            await first.FirstLine;
            await SignInAsync(browser, (await first.SecondLine)!.Split(' ')[^1]);
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/imports"));
        }

        using var second = RunningEdict.Start(["serve", "--settings", settings, .. data.Options]);
        await second.FirstLine;
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/imports"));
        Assert.All(
            Directory.GetFiles(PathOf("keys"), "key-*.xml"),
            key =>
            {
                var text = File.ReadAllText(key);
                Assert.Contains("<X509Certificate>", text, StringComparison.Ordinal);
                Assert.DoesNotContain("masterKey", text, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData(
        "certificate",
        "https.pfx",
        "expected its password in certificate.password or certificate.passwordFile; the one there is wrong, as PEM"
    )]
    [InlineData(
        "certificate",
        "https.pem",
        "expected a certificate with its private key that can be read, as PEM"
    )]
    [InlineData(
        "certificate",
        "bare.pem",
        "expected a certificate with its private key that can be read, as PEM"
    )]
    [InlineData(
        "keys.certificate",
        "https.pfx",
        "expected its password in keys.certificate.password or keys.certificate.passwordFile; the one there is wrong"
    )]
    [InlineData(
        "keys.certificate",
        "curve.pfx",
        "expected a certificate with an RSA key: no other seals keys"
    )]
    public async Task A_wrong_password_a_missing_key_and_a_key_that_cannot_seal_are_told(
        string section,
        string file,
        string told
    )
    {
        using var rsa = MadeCertificate.WithRsa();
        using var curve = MadeCertificate.WithCurve();
        await WriteAsync("https.pfx", rsa, "right");
        await WriteAsync("https.pem", rsa, "right");
        await WriteAsync("curve.pfx", curve, "wrong");
        Write("bare.pem", rsa.ExportCertificatePem());
        var named = $"{{ \"file\": \"{file}\", \"password\": \"wrong\" }}";
        var settings = Write(
            "edict.json",
            section == "certificate"
                ? $"{{ \"keys\": {{ \"folder\": \"keys\" }}, \"hosts\": [\"127.0.0.1\"], \"certificate\": {named} }}"
                : $"{{ \"keys\": {{ \"certificate\": {named} }} }}"
        );

        var ran = await EdictAsync("serve", "--settings", settings, "--data", PathOf("data"));

        Assert.Equal(2, ran.Status);
        Assert.StartsWith(
            $"error: {section}.file: \"{PathOf(file)}\": {told}",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart_and_a_broken_file_leaves_the_earlier_one()
    {
        using var first = MadeCertificate.WithRsa();
        using var renewed = MadeCertificate.WithCurve();
        var file = Write("https.pem", first.AsPem());
        await using var data = await TestDatabase.EmptyAsync();
        var settings = Write(
            "edict.json",
            "{",
            $"  \"data\": \"{PathOf("data")}\",",
            "  \"urls\": [\"https://127.0.0.1:0\"],",
            "  \"hosts\": [\"127.0.0.1\"],",
            "  \"certificate\": { \"file\": \"https.pem\" },",
            "  \"keys\": { \"folder\": \"keys\" }",
            "}"
        );
        using var running = RunningEdict.Start(["serve", "--settings", settings, .. data.Options]);
        var address = new Uri((await running.FirstLine)!.Split(' ')[3]);

        Write("https.pem", "broken");
        await Task.Delay(TimeSpan.FromSeconds(7), Cancel);
        var meanwhile = await ShownAsync(address);
        var doctor = await EdictAsync("doctor", "--settings", settings);
        Write("https.pem", renewed.AsPem());
        var then = await ShownAsync(address, renewed.Thumbprint);
        running.Kill();
        var ended = await running.EndAsync();

        Assert.Equal(first.Thumbprint, meanwhile);
        Assert.Contains(
            $"bad   Settings: certificate.file: \"{file}\": expected a certificate with its private key that can be read",
            doctor.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(renewed.Thumbprint, then);
        Assert.Contains(
            $"The new certificate cannot be read, and the earlier one stays: certificate.file: \"{file}\"",
            ended.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The certificate was renewed: until ",
            ended.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>The certificate that a new connection is shown.</summary>
    /// <param name="until">The one to wait for, for half a minute; null for none.</param>
    private static async Task<string> ShownAsync(Uri address, string? until = null)
    {
        for (var tries = 0; ; tries++)
        {
            var shown = "";
            using var wire = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    {
                        shown = certificate!.GetCertHashString();
                        return shown.Length > 0;
                    },
                },
            };
            using var client = new HttpClient(wire);
            await client.GetStringAsync(new Uri(address, "/health/live"), Cancel);
            if (until is null || shown == until || tries == 60)
            {
                return shown;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancel);
        }
    }

    private static async Task SignInAsync(Browser browser, string code)
    {
        const string Email = "a.fraser@school.example";
        var made = await browser.SubmitAsync(
            await DoorSite.FormAsync(browser, "/first-run"),
            ("Form.Code", code),
            ("Form.School", "Strath Academy"),
            ("Form.SeedCode", "5512345"),
            ("Form.Name", "Ms A. Fraser"),
            ("Form.Email", Email),
            ("Form.Password", Password),
            ("Form.Again", Password)
        );
        Assert.Equal("/sign-in", made.Headers.Location!.ToString());
        await DoorSite.InAsync(browser, await DoorSite.TryAsync(browser, Email, Password));
    }

    private static SocketsHttpHandler Wire(string thumbprint) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    shown!.GetCertHashString() == thumbprint,
            },
        };

    private async Task WriteAsync(string name, X509Certificate2 certificate, string password)
    {
        if (name.EndsWith(".pfx", StringComparison.Ordinal))
        {
            await File.WriteAllBytesAsync(PathOf(name), certificate.AsPfx(password), Cancel);
        }
        else
        {
            Write(name, certificate.AsPem(password));
        }
    }
}
