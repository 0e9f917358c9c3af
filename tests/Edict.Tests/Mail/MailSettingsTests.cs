using Edict.Demonstration;
using Edict.Tests.Commands;

namespace Edict.Tests.Mail;

/// <summary>What is wrong with the settings of the mail is said before a letter is written.</summary>
public sealed class MailSettingsTests : CommandTests
{
    private const string Sound =
        """ "host": "mail.example", "from": "edict@school.example", "domains": ["school.example"] """;

    [Theory]
    [InlineData("\"hots\": \"x\"", "mail.hots: no such setting; expected one of: mail.caFile")]
    [InlineData("\"host\": \"a b\"", "mail:host: “a b”: expected the mail server's name")]
    [InlineData("\"port\": 0", "mail:port: “0”: expected a number from 1 to 65535")]
    [InlineData("\"port\": \"smtp\"", "mail:port: “smtp”: expected a number")]
    [InlineData("\"from\": \"Edict\"", "mail:from: “Edict”: expected the address")]
    [InlineData("\"domains\": \"\"", "mail.domains: \"\": expected domains")]
    [InlineData(
        "\"domains\": \"school\u00e9.example\"",
        "expected a domain, such as school.example"
    )]
    [InlineData("\"user\": \"edict\"", "mail:user: stands alone; expected password")]
    [InlineData("\"password\": \"hush\"", "mail:user: not given; expected it beside password")]
    [InlineData(
        "\"user\": \"e\", \"password\": \"hush\", \"tokenFile\": \"edict.json\"",
        "mail:tokenFile: stands beside password; expected one way to sign in"
    )]
    [InlineData("\"caFile\": \"nowhere.pem\"", "nowhere.pem\": expected a file that is there")]
    [InlineData(
        "\"user\": \"e\", \"tokenEndpoint\": \"http://login.example/token\"",
        "mail:tokenEndpoint: “http://login.example/token”: expected an address that begins with https://"
    )]
    [InlineData(
        "\"user\": \"e\", \"tokenEndpoint\": \"https://login.example/token\", \"clientId\": \"c\"",
        "mail:tokenEndpoint: expected clientId beside it, and one of clientSecret and clientSecretFile"
    )]
    public async Task A_fault_in_the_settings_is_told_by_its_name(string setting, string said)
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        var parts = setting.Split('"')[1];
        var rest = string.Join(
            ',',
            Sound
                .Split(", \"")
                .Select((part, i) => i == 0 ? part : "\"" + part)
                .Where(part => !part.Contains($"\"{parts}\"", StringComparison.Ordinal))
        );
        var file = Write("edict.json", $$"""{ "mail": { {{setting}}, {{rest}} } }""");

        var ran = await TestAsync(data, file);

        Assert.Equal(1, ran.Status);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_letter_is_refused_to_nobody_of_the_staff_and_to_a_domain_that_is_not_listed()
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        var file = Write("edict.json", $$"""{ "mail": { {{Sound}} } }""");

        var unlisted = await TestAsync(data, file);
        var nobody = await EdictAsync([
            "mail",
            "test",
            "--to",
            "nobody@school.example",
            "--settings",
            file,
            .. data.Options,
        ]);

        Assert.Equal((1, 1), (unlisted.Status, nobody.Status));
        Assert.Contains(
            "harlaw.example is none of the school's listed domains (school.example)",
            unlisted.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("nobody of the school's staff", nobody.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_letter_of_the_demonstration_stays_in_its_folder()
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();

        var ran = await EdictAsync([
            "mail",
            "test",
            "--to",
            "HEAD@harlaw.example ",
            .. data.Options,
        ]);

        var head = DemonstrationSchool.Make().Staff.Single(member => member.Key == StaffKeys.Head);
        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Contains(
            $"To {head.Name}, Leadership, {head.Email}",
            ran.Output,
            StringComparison.Ordinal
        );
        var kept = Directory.GetFiles(Path.Combine(data.Place.Folder, "mail"));
        Assert.Contains(
            $"To: {head.Name} <{head.Email}>",
            await File.ReadAllTextAsync(Assert.Single(kept), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static Task<Ran> TestAsync(TestDatabase data, string file) =>
        EdictAsync([
            "mail",
            "test",
            "--to",
            "head@harlaw.example",
            "--settings",
            file,
            .. data.Options,
        ]);
}
