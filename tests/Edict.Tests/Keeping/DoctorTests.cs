using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Edict.Auditing;
using Edict.Data;
using Edict.Demonstration;
using Edict.Keeping;
using Edict.Tests.Commands;

namespace Edict.Tests.Keeping;

/// <summary>What <c>edict doctor</c> finds, and what it says to do.</summary>
public sealed class DoctorTests : CommandTests, IAsyncLifetime
{
    private readonly TestSite site = new();

    private string Key => PathOf("audit-key");

    private string Heads => PathOf("heads.csv");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await (await site.AsAsync(StaffKeys.Head)).GetAsync("/overview");
        await site.AuditAsync();
        await site.StopAsync();
        File.Move(Path.Combine(site.Data.Place.Folder, "audit-key"), Key);
        File.Move(Path.Combine(site.Data.Place.Folder, "audit-heads.csv"), Heads);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                site.Data.Place.Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }

        var backup = await EdictAsync([
            "backup",
            "--out",
            PathOf("night.zip"),
            .. site.Data.Options,
        ]);
        Assert.True(backup.Status == 0, backup.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task A_school_that_is_well_gets_a_good_line_for_each_thing()
    {
        var ran = await DoctorAsync();

        Assert.Equal(0, ran.Status);
        string[] lines = ran.Output.TrimEnd('\n').Split('\n');
        Assert.All(
            lines.Where(line => !line.Contains("Free disk")),
            line => Assert.StartsWith("good  ", line, StringComparison.Ordinal)
        );
        Assert.Equal(
            [
                "Data folder",
                "Free disk",
                "Database",
                "Soundness",
                "Clock",
                "Audit log",
                "Key of the audit log",
                "Ends of the audit log",
                "Last backup",
            ],
            lines.Select(line => line[6..].Split(':')[0])
        );
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_bad()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("rights are kept otherwise there");
            return;
        }

        File.SetUnixFileMode(Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        await FindsAsync(
            "bad   Key of the audit log: .* can be read by other accounts.*To do: chmod 600"
        );
    }

    [Fact]
    public async Task Another_key_is_bad()
    {
        await File.WriteAllTextAsync(Key, new string('a', 64), Cancel);

        await FindsAsync("bad   Audit log: it was sealed with another key");
    }

    [Fact]
    public async Task A_key_beside_the_data_is_to_be_looked_at()
    {
        File.Copy(Key, Path.Combine(site.Data.Place.Folder, "audit-key"));

        var ran = await EdictAsync(["doctor", .. site.Data.Options, "--backups", Folder]);

        Assert.Matches("look  Key of the audit log: .* lies in the data folder", ran.Output);
        Assert.Matches("look  Ends of the audit log: ", ran.Output);
    }

    [Fact]
    public async Task A_backup_of_last_month_is_bad_and_so_is_none()
    {
        File.SetLastWriteTimeUtc(
            PathOf("night.zip"),
            TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-30)
        );
        await FindsAsync("bad   Last backup: night.zip, 30 days old\\. To do: ");

        File.Delete(PathOf("night.zip"));
        await FindsAsync("bad   Last backup: there is none in .*To do: edict backup");
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_is_bad_however_new_it_is()
    {
        await using (var file = File.OpenWrite(PathOf("night.zip")))
        {
            file.SetLength(file.Length / 2);
        }

        await FindsAsync(
            "bad   Last backup: .*night.zip: the backup was cut off or changed after it was written.*To do: take one"
        );
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_bad_however_new_it_is()
    {
        await using (
            var file = new FileStream(PathOf("night.zip"), FileMode.Open, FileAccess.ReadWrite)
        )
        {
            file.Position = file.Length / 2;
            var was = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(was ^ 0x55));
        }

        await FindsAsync(
            "bad   Last backup: .*night.zip: the backup was cut off or changed after it was written"
        );
    }

    [Fact]
    public async Task Another_programs_zip_is_no_backup()
    {
        using (var zip = ZipFile.Open(PathOf("photos.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("photo.jpg");
        }

        await FindsAsync("bad   Last backup: .*photos.zip: no backup of Edict; expected a file");
    }

    [Fact]
    public async Task A_published_folder_that_is_away_is_bad()
    {
        var ran = await DoctorAsync("--publish", PathOf("share"));

        Assert.Equal(1, ran.Status);
        Assert.Matches("bad   Published folder: .*share is not there", ran.Output);
    }

    [Fact]
    public async Task With_the_settings_of_a_served_school_it_looks_at_what_they_name()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "the settings name a folder");
        var settings = Write(
            "edict.json",
            $$"""
            {
              "data": "{{site.Data.Place.Folder}}", "keys": { "folder": "keys" }, "colour": "blue",
              "audit": { "keyFile": "audit-key", "headsFile": "heads.csv" },
              "mail": { "host": "127.0.0.1", "port": 9, "from": "edict@harlaw.example", "domains": ["harlaw.example"] }
            }
            """
        );

        var ran = await EdictAsync("doctor", "--settings", settings, "--backups", Folder);

        Assert.Equal(1, ran.Status);
        Assert.Matches("bad   Settings: .*edict.json, colour: no such setting", ran.Output);
        Assert.Matches("good  Key of the audit log: ", ran.Output);
        Assert.Matches("bad   Mail server: 127.0.0.1:9 cannot be reached: ", ran.Output);
    }

    [Fact]
    public async Task A_damaged_file_is_bad()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "a file is damaged");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(SqliteEdictDb.PathIn(site.Data.Place.Folder)))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[200_000], Cancel);
        }

        await FindsAsync("bad   (Soundness: .*damaged|Database: )");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_bad_and_nothing_is_made()
    {
        var ran = await EdictAsync("doctor", "--data", PathOf("nowhere"));

        Assert.Equal(1, ran.Status);
        Assert.Matches("bad   Data folder: .*nowhere is not there", ran.Output);
        Assert.False(Directory.Exists(PathOf("nowhere")));
    }

    [Theory]
    [InlineData(-3, Health.Bad, "it ended 3 days ago")]
    [InlineData(10, Health.Look, "10 days left")]
    [InlineData(90, Health.Good, "90 days left")]
    public async Task A_certificate_is_told_by_the_days_that_it_has_left(
        int days,
        Health health,
        string said
    )
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest(
            "CN=edict.school.example",
            key,
            HashAlgorithmName.SHA256
        ).CreateSelfSigned(now.AddDays(-100), now.AddDays(days).AddMinutes(days < 0 ? -5 : 5));

        var found = await Doctor.LookAsync(
            new(site.Data.Place, new AuditFiles(Key, Heads), Folder, null, certificate, null),
            now.UtcDateTime
        );

        var finding = found.Single(each => each.Place == "Certificate");
        Assert.Equal((health, said), (finding.Health, finding.Words));
    }

    private Task<Ran> DoctorAsync(params string[] more) =>
        EdictAsync([
            "doctor",
            .. site.Data.Options,
            "--audit-key",
            Key,
            "--audit-heads",
            Heads,
            "--backups",
            Folder,
            .. more,
        ]);

    private async Task FindsAsync(string said)
    {
        var ran = await DoctorAsync();

        Assert.Equal(1, ran.Status);
        Assert.Matches(said, ran.Output);
    }
}
