using System.IO.Compression;
using System.Text.RegularExpressions;
using Edict.Data;
using Edict.Demonstration;
using Edict.Exporting;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Keeping;

/// <summary>A backup is one file, made while others write, and proves itself by being restored.</summary>
public sealed class BackupTests : CommandTests, IAsyncLifetime
{
    private TestDatabase data = null!;

    private string Zip => PathOf("school.zip");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public async ValueTask DisposeAsync()
    {
        await data.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task A_backup_restored_for_a_trial_gives_the_same_figures()
    {
        var backup = await BackUpAsync();
        var check = await CheckAsync();

        Assert.Equal((0, 0), (backup.Status, check.Status));
        Assert.Empty(check.Error);
        Assert.Matches(
            "backed up Harlaw Muir Academy: [0-9]+ rows in [0-9]+ tables, the concerns of [1-9][0-9]* closed cycles, [1-9][0-9]* lines of the audit log\\.\nNot in it: .*audit log",
            backup.Output
        );
        Assert.Matches(
            "restored for a trial and compared, all the same: Harlaw Muir Academy: [0-9]+ rows",
            check.Output
        );
        Assert.Equal([Zip], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_backup_that_is_taken_while_an_import_runs_is_of_one_instant()
    {
        var files = await ExportedAsync();
        var importing = Task.Run(
            () =>
                EdictAsync([
                    "import",
                    "pupils",
                    files,
                    "--yes",
                    "--accept-unusual",
                    .. data.Options,
                ]),
            Cancel
        );

        var statuses = new List<(int, int)>();
        do
        {
            statuses.Add(((await BackUpAsync()).Status, (await CheckAsync()).Status));
        } while (!importing.IsCompleted);

        var imported = await importing;
        Assert.True(imported.Status == 0, imported.Error);
        Assert.All(statuses, status => Assert.Equal((0, 0), status));
    }

    [Fact]
    public async Task What_came_back_otherwise_is_named()
    {
        await BackUpAsync();
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("manifest.json")!;
            string said;
            using (var reader = new StreamReader(entry.Open()))
            {
                said = await reader.ReadToEndAsync(Cancel);
            }

            entry.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
            await writer.WriteAsync(
                Regex.Replace(
                    said.Replace("\"Pupils\": ", "\"Pupils\": 9", StringComparison.Ordinal),
                    "(?<name>\"level3\": )",
                    "${name}7",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(5)
                )
            );
        }

        var check = await CheckAsync();

        Assert.Equal(1, check.Status);
        Assert.Matches(
            "error: .*: table Pupils: 9[0-9]+ rows were backed up, [0-9]+ came back\n",
            check.Error
        );
        Assert.Matches(
            "Senior 1: concerns by level were [0-9]+, [0-9]+, 7[0-9]+, and came back as",
            check.Error
        );
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_backup_that_was_cut_off_is_refused(double kept)
    {
        await BackUpAsync();
        await using (var file = File.OpenWrite(Zip))
        {
            file.SetLength((long)(file.Length * kept));
        }

        await RefusesAsync("the backup was cut off or changed after it was written");
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_refused()
    {
        await BackUpAsync();
        await using (var file = new FileStream(Zip, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length / 2;
            var was = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(was ^ 0x55));
        }

        await RefusesAsync("the backup was cut off or changed after it was written");
    }

    [Fact]
    public async Task What_is_no_backup_is_refused()
    {
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Create))
        {
            zip.CreateEntry("manifest.json");
        }

        await RefusesAsync("no backup of Edict; expected a file that edict backup wrote");
    }

    [Fact]
    public async Task A_restored_school_answers_as_it_did_and_nothing_is_overwritten()
    {
        await BackUpAsync();
        string[] place = data.Name is null ? ["--data", PathOf("new")] : await EmptyAsync();

        var restored = await EdictAsync(["restore", Zip, .. place]);
        var again = await EdictAsync(["restore", Zip, .. place]);

        Assert.Equal((0, 1), (restored.Status, again.Status));
        Assert.Contains("nothing is overwritten", again.Error, StringComparison.Ordinal);
        if (data.Name is not null)
        {
            Assert.Contains("edict migrate", restored.Output, StringComparison.Ordinal);
            await SchemaOwner.MigrateAsync(place[^1], TestPostgres.Role);
        }

        var copy = new DataPlace(PathOf("new"), data.Name is null ? null : place[^1]);
        Assert.Equal(await AllRows.InAsync(data.Place), await AllRows.InAsync(copy));
        if (data.Name is not null)
        {
            await TestPostgres.DropAsync(
                new Npgsql.NpgsqlConnectionStringBuilder(place[^1]).Database!
            );
        }
    }

    [Fact]
    public async Task A_folder_without_a_school_is_not_backed_up()
    {
        var ran = await EdictAsync("backup", "--data", PathOf("nowhere"), "--out", Zip);

        Assert.Equal(1, ran.Status);
        Assert.Contains("no school's data in this folder", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    [Theory]
    [InlineData("edict.db")]
    [InlineData("edict.db-wal")]
    [InlineData("audit-key")]
    [InlineData("edict.json")]
    public async Task A_backup_takes_no_name_of_the_schools_own_files(string name)
    {
        var path = Path.Combine(data.Place.Folder, name);
        var before = await AllRows.InAsync(data.Place);

        await RefusesToReplaceAsync(path);

        Assert.False(File.Exists($"{path}.partial"));
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task A_backup_replaces_nothing_but_an_earlier_backup()
    {
        var (notes, zip, empty) = (PathOf("notes.txt"), PathOf("photos.zip"), PathOf("empty.zip"));
        Write("notes.txt", "Dear all");
        await File.WriteAllTextAsync(empty, "", Cancel);
        using (var photos = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            photos.CreateEntry("photo.jpg");
        }

        foreach (var path in new[] { notes, zip, empty, Folder })
        {
            await RefusesToReplaceAsync(path);
        }

        Assert.Equal("Dear all\n", await File.ReadAllTextAsync(notes, Cancel));
        Assert.Equal(3, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task An_earlier_backup_is_replaced_in_the_data_folder_too()
    {
        var path = Path.Combine(data.Place.Folder, "school.zip");

        var first = await EdictAsync(["backup", "--out", path, .. data.Options]);
        var second = await EdictAsync(["backup", "--out", path, .. data.Options]);

        Assert.Equal((0, 0), (first.Status, second.Status));
    }

    [Fact]
    public async Task A_folder_is_told_to_be_no_backup()
    {
        Directory.CreateDirectory(Zip);

        await RefusesAsync("this is a folder; expected a file that edict backup wrote");
    }

    private async Task RefusesToReplaceAsync(string path)
    {
        var ran = await EdictAsync(["backup", "--out", path, .. data.Options]);

        Assert.Equal((2, ""), (ran.Status, ran.Output));
        Assert.Matches($"^error: {Regex.Escape(path)}: .*; expected .*\n$", ran.Error);
    }

    private Task<Ran> BackUpAsync() => EdictAsync(["backup", "--out", Zip, .. data.Options]);

    private Task<Ran> CheckAsync() =>
        EdictAsync([
            "restore",
            Zip,
            "--check",
            .. data.Name is { } name
                ? ["--database", TestPostgres.AsOwner(name)]
                : Array.Empty<string>(),
        ]);

    private async Task RefusesAsync(string said)
    {
        var check = await CheckAsync();
        var restored = await EdictAsync("restore", Zip, "--data", PathOf("new"));

        Assert.Equal((1, 1), (check.Status, restored.Status));
        Assert.Contains($"error: {Zip}: {said}", check.Error, StringComparison.Ordinal);
        Assert.Contains(said, restored.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(PathOf("new")));
    }

    private static async Task<string[]> EmptyAsync() =>
        ["--database", TestPostgres.AsOwner(await TestPostgres.CreateAsync())];

    /// <summary>The school's pupils as a file, in which each has moved to another registration class.</summary>
    private async Task<string> ExportedAsync()
    {
        await using var db = await data.Place.OpenAsync();
        var session = await db.Sessions.OrderBy(row => row.StartsOn).LastAsync(Cancel);
        var rows = await db
            .Enrolments.Where(row => row.Session == session.Name && row.LeftOn == null)
            .Join(
                db.Pupils,
                row => row.PupilId,
                pupil => pupil.Id,
                (row, pupil) =>
                    new
                    {
                        pupil,
                        row.Stage,
                        row.House,
                    }
            )
            .ToListAsync(Cancel);
        return Write(
            "pupils.csv",
            [
                "SCN,Surname,Forename,Stage,Registration Class,House",
                .. rows.Select(row =>
                    $"{row.pupil.Scn},{CsvText.Quoted(row.pupil.Surname)},{CsvText.Quoted(row.pupil.Forename)},{row.Stage},NEW,{row.House}"
                ),
            ]
        );
    }
}
