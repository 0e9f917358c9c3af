using System.Diagnostics;

namespace Edict.Tests.Faults;

/// <summary>An import whose process is killed: all of it is there or nothing, and importing again ends where it should.</summary>
public sealed class KilledImportTests : FaultTests
{
    private static readonly Random Random = new(Seed);

    private string file = "";
    private Seen before = null!;
    private Seen after = null!;
    private TimeSpan took;
    private TimeSpan beforeWriting;

    [Fact]
    public async Task A_killed_import_leaves_all_or_nothing_and_is_done_by_importing_again()
    {
        await MeasureAsync();
        var (early, inside, late) = (0, 0, 0);

        for (var at = 0; at < Kills; at++)
        {
            var wasWriting = false;
            var isDone = await KillAsync(
                async (edict, writing) =>
                {
                    await MomentAsync(at, edict, writing);
                    wasWriting = await writing.IsGoingOnAsync();
                }
            );
            (early, inside, late) =
                isDone ? (early, inside, late + 1)
                : wasWriting ? (early, inside + 1, late)
                : (early + 1, inside, late);
        }

        var counts = $"{early} before, {inside} in, {late} after the transaction (seed {Seed}).";
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"An import took {took.TotalSeconds:0.00} s, {beforeWriting.TotalSeconds:0.00} of them before its transaction. {Kills} kills: {counts}"
        );
        Assert.True(inside > 0, $"A test that asks nothing: no kill landed inside; {counts}");
    }

    [Fact]
    public async Task What_was_printed_is_done_though_the_process_is_killed_at_once()
    {
        await MeasureAsync();

        for (var at = 0; at < 1 + (Kills / 10); at++)
        {
            var isDone = await KillAsync((edict, _) => edict.FirstLine);

            Assert.True(isDone, "The plan was printed as applied, and is not.");
        }
    }

    /// <summary>Half of the kills are spread over the whole run, half over the time in which its transaction is open.</summary>
    private async Task MomentAsync(int at, RunningEdict edict, Writing writing)
    {
        var (place, places) = (at / 2, (Kills + 1) / 2);
        var part = (place + Random.NextDouble()) / places;
        if (at % 2 == 0)
        {
            await Task.Delay(part * took);
            return;
        }

        // The run that was measured was the first, and the slowest.
        await writing.BegunByAsync(edict);
        await Task.Delay(part * 0.4 * (took - beforeWriting));
    }

    private async Task MeasureAsync()
    {
        file = ReportsWith(effort: 4);
        await using var data = await TestDatabase.OfTheSchoolAsync();
        before = await Seen.InAsync(data.Place, null);
        await using var writing = await Writing.ToAsync(data);
        var watch = Stopwatch.StartNew();
        using var edict = RunningEdict.Start(Import(file, data.Options));
        await writing.BegunByAsync(edict);
        beforeWriting = watch.Elapsed;
        var ran = await edict.EndAsync();
        took = watch.Elapsed;
        Assert.True(ran.Status == 0, ran.Error);
        after = await Seen.InAsync(data.Place, before.Rows);
        Assert.Equal(before.Imports + 1, after.Imports);
        Assert.Equal(before.Audited + 1, after.Audited);
        Assert.True(after.Changes > before.Changes + 1000, $"{after} after {before}");
    }

    /// <summary>Imports into a school of its own, kills it at a moment, and holds what must hold.</summary>
    /// <returns>Whether the import was done before it was killed.</returns>
    private async Task<bool> KillAsync(Func<RunningEdict, Writing, Task> moment)
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        before = await Seen.InAsync(data.Place, null);
        await using var writing = await Writing.ToAsync(data);
        using var edict = RunningEdict.Start(Import(file, data.Options));
        await moment(edict, writing);
        edict.Kill();
        await edict.EndAsync();
        await writing.SettledAsync();

        var left = await Seen.InAsync(data.Place, null);
        var isDone = left != before;
        if (isDone)
        {
            left = await Seen.InAsync(data.Place, before.Rows);
            Assert.True(left == after, $"Between: {left}; before: {before}; after: {after}");
        }

        await ImportedAsync(file, data.Options);
        var again = await Seen.InAsync(data.Place, before.Rows);
        var more = isDone ? 1 : 0;
        var expected = after with
        {
            Imports = after.Imports + more,
            Audited = after.Audited + more,
        };
        Assert.True(again == expected, $"Again: {again}; expected: {expected}");
        return isDone;
    }
}
