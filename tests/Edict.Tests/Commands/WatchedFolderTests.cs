using System.Diagnostics;
using Edict.Commands;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.Commands;

/// <summary>Another program puts a file into a folder each week, and nobody types anything.</summary>
public sealed class WatchedFolderTests : CommandTests, IAsyncLifetime
{
    private const string Header = "SCN,Attendance,Attendance As At";

    private static readonly string Good = $"{TestSchool.EuanBoyle.Scn},85.5,2027-02-01";

    private readonly FakeTimeProvider clock = new(
        new DateTimeOffset(DemonstrationSchool.Now, TimeSpan.Zero)
    );
    private readonly StringWriter log = new();

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        log.Dispose();
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task A_whole_file_is_taken_in_once_and_moved_to_done_with_its_numbers()
    {
        Write("week-24.csv", Header, Good);
        var watched = Watched();

        await LookTwiceAsync(watched);
        await LookTwiceAsync(watched);

        Assert.False(File.Exists(PathOf("week-24.csv")));
        Assert.True(File.Exists(PathOf("done/week-24.csv")));
        Assert.Matches(
            "^week-24.csv, 2 February 2027 09:00 UTC\n0 added, 1 changed, 0 unchanged.\nApplied as import [-0-9a-f]+; take it back with: edict import undo [-0-9a-f]+\n$",
            await TextAsync("done/week-24.csv.txt")
        );
        Assert.Equal(
            "week-24.csv: 0 added, 1 changed, 0 unchanged, 0 refused. It is in done.\n",
            log.ToString()
        );
        Assert.Equal(85.5m, await LatestAsync());
    }

    [Fact]
    public async Task A_file_is_for_the_session_that_has_begun()
    {
        await NextSession.AddAsync(data.Place);
        Write("week-24.csv", Header, Good);

        await LookTwiceAsync(Watched());

        Assert.Equal(
            "week-24.csv: 0 added, 1 changed, 0 unchanged, 0 refused. It is in done.\n",
            log.ToString()
        );
    }

    [Fact]
    public async Task A_file_with_a_fault_is_moved_to_refused_with_the_reasons_and_changes_nothing()
    {
        var before = await LatestAsync();
        Write("week-24.csv", Header, Good, $"{TestSchool.AilsaFraser.Scn},195,2027-02-01");

        await LookTwiceAsync(Watched());

        Assert.True(File.Exists(PathOf("refused/week-24.csv")));
        Assert.Equal(
            "week-24.csv, 2 February 2027 09:00 UTC\n"
                + "refused, nothing was changed.\n"
                + "error: week-24.csv, line 3, column Attendance: \"195\": expected a percentage from 0 to 100 with a decimal point, or blank\n",
            await TextAsync("refused/week-24.csv.txt")
        );
        Assert.Equal(before, await LatestAsync());
    }

    [Fact]
    public async Task A_file_without_its_day_is_refused()
    {
        Write("week-24.csv", "SCN,Attendance", $"{TestSchool.EuanBoyle.Scn},85.5");

        await LookTwiceAsync(Watched());

        Assert.Contains(
            "the file does not say on which day attendance was taken",
            await TextAsync("refused/week-24.csv.txt"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_was_taken_in_is_listed_and_can_be_taken_back()
    {
        var before = await AllRows.InAsync(data.Place);
        Write("week-24.csv", Header, Good);
        await LookTwiceAsync(Watched());

        var listed = await EdictAsync(["import", "list", .. data.Options]);
        var import = listed.Output.Split(' ')[0];
        var undone = await EdictAsync(["import", "undo", import, "--yes", .. data.Options]);

        Assert.EndsWith(
            "attendance from week-24.csv: 0 added, 1 changed, 0 unchanged",
            listed.Line(1),
            StringComparison.Ordinal
        );
        Assert.Equal((0, ""), (undone.Status, undone.Error));
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task A_file_with_counts_out_of_the_ordinary_is_refused_unless_they_are_accepted_beforehand()
    {
        string[] more =
        [
            Good,
            $"{TestSchool.AilsaFraser.Scn},90,2027-02-01",
            $"{TestSchool.CallumReid.Scn},90,2027-02-01",
        ];
        Write("week-23.csv", Header, Good);
        await LookTwiceAsync(Watched());
        Write("week-24.csv", [Header, .. more]);
        await LookTwiceAsync(Watched());
        Write("week-25.csv", [Header, .. more]);

        await LookTwiceAsync(Watched(unusualToo: true));

        Assert.Equal(
            "week-24.csv, 2 February 2027 09:00 UTC\n"
                + "refused, nothing was changed: there are counts out of the ordinary.\n"
                + "0 added, 2 changed, 1 unchanged.\n"
                + "out of the ordinary: the file has 3 rows, more than twice the 1 of any before\n",
            await TextAsync("refused/week-24.csv.txt")
        );
        Assert.True(File.Exists(PathOf("done/week-25.csv")));
    }

    [Fact]
    public async Task A_file_that_still_grows_waits()
    {
        Write("week-24.csv", Header);
        var watched = Watched();
        await watched.LookAsync(Cancel);
        clock.Advance(WatchedFolder.Settling / 2);
        await File.AppendAllTextAsync(PathOf("week-24.csv"), Good[..12], Cancel);
        await watched.LookAsync(Cancel);
        clock.Advance(WatchedFolder.Settling / 2);
        await watched.LookAsync(Cancel);
        var afterHalf = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);

        await File.AppendAllTextAsync(PathOf("week-24.csv"), $"{Good[12..]}\n", Cancel);
        await LookTwiceAsync(watched);

        Assert.Equal([PathOf("week-24.csv")], afterHalf);
        Assert.True(File.Exists(PathOf("done/week-24.csv")));
        Assert.Equal(85.5m, await LatestAsync());
    }

    [Fact]
    public async Task A_copy_under_way_is_left_alone_until_it_has_its_name()
    {
        Write("week-24.csv.part", Header, Good);
        Write(".week-25.csv", Header, Good);
        Write("~$week-24.xlsx", "held by Excel");
        var watched = Watched();
        await LookTwiceAsync(watched);
        var left = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length;

        File.Move(PathOf("week-24.csv.part"), PathOf("week-24.csv"));
        await LookTwiceAsync(watched);

        Assert.Equal(3, left);
        Assert.True(File.Exists(PathOf("done/week-24.csv")));
    }

    [Fact]
    public async Task The_next_weeks_file_of_the_same_name_writes_over_nothing()
    {
        var watched = Watched();
        Write("attendance.csv", Header, Good);
        await LookTwiceAsync(watched);
        Write("attendance.csv", Header, Good.Replace("85.5", "84.5", StringComparison.Ordinal));

        await LookTwiceAsync(watched);

        Assert.Equal(
            "attendance.csv: 0 added, 1 changed, 0 unchanged, 0 refused. It is in done.\n"
                + "attendance.csv: 0 added, 1 changed, 0 unchanged, 0 refused. It is in done.\n",
            log.ToString() + string.Concat(Directory.GetFiles(Folder))
        );
        Assert.True(File.Exists(PathOf("done/attendance.csv")));
        Assert.True(File.Exists(PathOf("done/attendance (2).csv")));
        Assert.True(File.Exists(PathOf("done/attendance (2).csv.txt")));
        Assert.Equal(84.5m, await LatestAsync());
    }

    [Fact]
    public async Task While_the_database_is_away_the_file_waits_and_is_then_taken()
    {
        var isAway = true;
        Write("week-24.csv", Header, Good);
        var watched = new WatchedFolder(
            Folder,
            clock,
            _ =>
                Task.FromResult<Taken>(
                    isAway
                        ? new(Outcome.Later, "the database cannot be reached", "")
                        : new(Outcome.Done, "1 changed.", "1 changed.\n")
                ),
            log
        );
        await LookTwiceAsync(watched);
        await LookTwiceAsync(watched);
        var isThere = File.Exists(PathOf("week-24.csv"));

        isAway = false;
        await watched.LookAsync(Cancel);

        Assert.True(isThere);
        Assert.Equal(
            "week-24.csv: waits: the database cannot be reached\nweek-24.csv: 1 changed. It is in done.\n",
            log.ToString()
        );
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_at_once()
    {
        var ran = await EdictAsync([
            "import",
            "attendance",
            "--watch",
            PathOf("nowhere"),
            .. data.Options,
        ]);

        Assert.Equal(1, ran.Status);
        Assert.Equal($"error: {PathOf("nowhere")}: there is no such folder to watch\n", ran.Error);
    }

    [Fact]
    public async Task The_program_takes_a_file_and_ends_well_when_it_is_told_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGTERM is a signal of Unix");
        Write("week-24.csv", Header, Good);
        using var edict = Process.Start(
            new ProcessStartInfo(
                Path.Combine(AppContext.BaseDirectory, "edict"),
                ["import", "attendance", "--watch", Folder, .. data.Options]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var first = await edict.StandardOutput.ReadLineAsync(Cancel);
        var second = await edict.StandardOutput.ReadLineAsync(Cancel);

        using var kill = Process.Start("kill", ["-TERM", $"{edict.Id}"]);
        await edict.WaitForExitAsync(Cancel);

        Assert.Equal($"Watching {Folder} (Ctrl+C ends it).", first);
        Assert.Equal(
            "week-24.csv: 0 added, 1 changed, 0 unchanged, 0 refused. It is in done.",
            second
        );
        Assert.Equal(0, edict.ExitCode);
        Assert.Equal("", await edict.StandardError.ReadToEndAsync(Cancel));
        Assert.Equal(85.5m, await LatestAsync());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private WatchedFolder Watched(bool unusualToo = false) =>
        new AttendanceWatch(
            new(data.Place, null),
            new(ImportKind.Attendance, new() { FileName = "" }),
            unusualToo
        ).Over(Folder, clock, log);

    private async Task LookTwiceAsync(WatchedFolder watched)
    {
        await watched.LookAsync(Cancel);
        clock.Advance(WatchedFolder.Settling);
        await watched.LookAsync(Cancel);
    }

    private Task<string> TextAsync(string name) => File.ReadAllTextAsync(PathOf(name), Cancel);

    private async Task<decimal> LatestAsync()
    {
        await using var db = await data.Place.OpenAsync();
        var facts =
            from fact in db.VulnerabilityFacts
            join pupil in db.Pupils on fact.PupilId equals pupil.Id
            where pupil.Scn == TestSchool.EuanBoyle.Scn && fact.Group == Groups.Attendance
            orderby fact.RecordedAt descending
            select fact.Value;
        return await facts.FirstAsync(Cancel);
    }
}
