using System.Diagnostics;

namespace Edict.Bench.Pages.AtWork;

/// <summary>All the staff at work at once: an act each two seconds, and the next at once where one took longer.</summary>
internal sealed class WorkingDay(Staffroom room)
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, List<double>> took = [];
    private readonly List<string> faults = [];
    private volatile bool hasEnded;

    /// <summary>The milliseconds of each act, by its name.</summary>
    public IReadOnlyDictionary<string, List<double>> Took => took;

    public IReadOnlyList<string> Faults => faults;

    /// <param name="end">Ends the server while all are at work.</param>
    public async Task RunAsync(TimeSpan length, Action end)
    {
        var everybody = room.People.Select(person => Task.Run(() => WorkAsync(person))).ToList();
        await Task.Delay(length);
        hasEnded = true;
        end();
        await Task.WhenAll(everybody);
    }

    private async Task WorkAsync(Person person)
    {
        var clock = Stopwatch.StartNew();
        var due = Gap * person.Start;
        while (!hasEnded)
        {
            var early = due - clock.Elapsed;
            await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero);
            due += Gap;
            await DoAsync(person.Next());
        }
    }

    private async Task DoAsync(Act act)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await act.DoAsync();
            Add(act.Name, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception fault)
            when (fault
                    is HttpRequestException
                        or IOException
                        or InvalidDataException
                        or OperationCanceledException
            )
        {
            // What was on its way when the server was ended had no answer.
            if (!hasEnded)
            {
                lock (faults)
                {
                    faults.Add($"{act.Name}: {fault.Message}");
                }
            }
        }
    }

    private void Add(string name, double milliseconds)
    {
        lock (took)
        {
            if (!took.TryGetValue(name, out var times))
            {
                took[name] = times = [];
            }

            times.Add(milliseconds);
        }
    }

    /// <summary>Each act alone, some times each, by whoever has it in turn: what it takes while nobody else asks.</summary>
    public static async Task<Dictionary<string, double>> IdleAsync(Staffroom room, int times)
    {
        var idle = new Dictionary<string, double>();
        foreach (
            var acts in room.People.SelectMany(person => person.Acts).ToLookup(act => act.Name)
        )
        {
            var taken = new List<double>();
            foreach (var act in Enumerable.Repeat(acts, times).SelectMany(same => same).Take(times))
            {
                // Read twice: what an earlier act left to be read anew is no part of it.
                await act.DoAsync();
                var start = Stopwatch.GetTimestamp();
                await act.DoAsync();
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            idle[acts.Key] = Sorted.Median(taken);
        }

        return idle;
    }
}
