using System.Globalization;

namespace Edict.Bench.Pages.AtWork;

/// <summary>200 staff who read and save at once, one batch by itself, and what is left when the server is killed.</summary>
internal static class StaffBench
{
    private const double Target = 20;
    private const int IdleTimes = 60;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(
        Environment.GetEnvironmentVariable("EDICT_BENCH_SECONDS") is { } seconds
            ? int.Parse(seconds, CultureInfo.InvariantCulture)
            : 120
    );

    public static Task RunAsync(string edict, string folder) =>
        BenchDatabase.OnEachEngineAsync(
            folder,
            (engine, database) => MeasureAsync(edict, engine, database)
        );

    private static async Task MeasureAsync(string edict, string engine, BareDatabase database)
    {
        var keys = await Staffroom.FillAsync(database.Place);
        using var server = await Server.StartAsync(edict, database.Demonstration);
        using var room = await Staffroom.SignInAsync(server.Address, keys);
        Console.WriteLine($"\n#### {engine}\n");
        Console.WriteLine(
            "| engine | a raw row, ms | a batch over HTTP, ms | HTTP alone, ms | × raw | target | reached |"
        );
        Console.WriteLine("|---|---:|---:|---:|---:|---|---|");
        var teacher = room.People.First(person => person.Page.SavesMarks);
        await new OneBatch(database, teacher.Page).WriteAsync(engine);
        var idle = await WorkingDay.IdleAsync(room, IdleTimes);
        var day = new WorkingDay(room);
        var used = server.ProcessorSeconds;
        await day.RunAsync(
            Length,
            () =>
            {
                used = server.ProcessorSeconds - used;
                server.End();
            }
        );
        Write(day, idle, used / Length.TotalSeconds);
        using var again = await Server.StartAsync(edict, database.Demonstration);
        var found = await AfterTheKill.FindAsync(room, again.Address, database.Place);
        Console.WriteLine(
            $"\nAfter the kill: of {found.Batches} batches called saved, in {found.Cells} cells, {found.Lost} are lost and {found.Doubled} doubled."
        );
    }

    private static void Write(WorkingDay day, Dictionary<string, double> idle, double cores)
    {
        Console.WriteLine(
            $"\n{day.Took.Values.Sum(times => times.Count) / Length.TotalSeconds:0} acts a second by {Staffroom.Size} staff; the server used {cores:0.00} of {Environment.ProcessorCount} cores; {day.Faults.Count} errors.\n"
        );
        Console.WriteLine(
            "| act | times | idle p50, ms | p50, ms | p99, ms | p99 × idle | target | reached |"
        );
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---|---|");
        foreach (var (name, times) in day.Took.OrderBy(act => act.Key))
        {
            var (alone, late) = (idle[name], Sorted.At(times, 0.99));
            Console.WriteLine(
                $"| {name} | {times.Count} | {alone:0.0} | {Sorted.Median(times):0.0} | {late:0} | {late / alone:0.0} | at most {Target} | {(late <= Target * alone ? "yes" : "**no**")} |"
            );
        }

        foreach (var fault in day.Faults.GroupBy(words => words))
        {
            Console.WriteLine($"\nerror, {fault.Count()} times: {fault.Key}");
        }
    }
}
