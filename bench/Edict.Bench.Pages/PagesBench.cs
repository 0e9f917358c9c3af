using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Edict.Auditing;
using Microsoft.EntityFrameworkCore;

namespace Edict.Bench.Pages;

/// <summary>A page of one server, with what asks for it.</summary>
internal sealed record Page(string Name, Server Server, string Path, string Cookie);

/// <summary>What a page took, in one round.</summary>
internal readonly record struct Taken(
    double MicrosecondsOfProcessor,
    double RequestsASecond,
    double Median,
    long Bytes
);

/// <summary>The pages beside a bare Razor Page of the same rows: processor time a page, and pages a second.</summary>
internal static class PagesBench
{
    private const int Rounds = 7;
    private const int Requests = 1500;
    private const int Starts = 9;
    private const int Schools = 350;
    private const string ThreeHundred = "/concerns?reason=effort";

    public static Task RunAsync(string edict, string folder) =>
        BenchDatabase.OnEachEngineAsync(
            folder,
            async (engine, database) =>
            {
                await MeasureAsync(
                    $"{engine}, the demonstration school",
                    edict,
                    database,
                    isAlone: true
                );
                await ManySchools.FillAsync(database.Place, Schools);
                await MeasureAsync(
                    $"{engine}, one of {Schools} schools",
                    edict,
                    database,
                    isAlone: false
                );
            }
        );

    private static async Task MeasureAsync(
        string title,
        string edict,
        BareDatabase database,
        bool isAlone
    )
    {
        Console.WriteLine();
        Console.WriteLine($"#### {title}");
        Console.WriteLine();
        var demo = database.Demonstration;
        if (isAlone)
        {
            await FirstPageAsync(edict, database);
        }

        using var school = await Server.StartAsync(edict, demo);
        var head = await SignInAsync(school, "head");
        var teacher = await SignInAsync(school, "teacher-english-1");
        var rows = Path.Combine(database.Arguments[0], "bench-rows.json");
        var count = await WriteRowsAsync(school, head, rows);
        using var bare = await Server.StartAsync(
            Environment.ProcessPath!,
            ["bare", rows, .. database.Arguments]
        );
        Page[] pages =
        [
            new($"a bare page of {count} rows and three queries", bare, "/bare", "none=1"),
            new("150 KB of text from memory", bare, "/text", "none=1"),
            new($"Concerns, {count} rows", school, ThreeHundred, head),
            new("Overview, the whole school", school, "/overview", head),
            new("Overview, one stage and one group", school, "/overview?stage=S3&group=SIMD", head),
            new("Concerns, all", school, "/concerns", head),
            new("Concerns, one teacher", school, "/concerns", teacher),
        ];
        Write(await InTurnAsync(pages), pages);
    }

    /// <summary>From the start of the program to its first page, the sign-in, for a school that is there; against an empty program's.</summary>
    private static async Task FirstPageAsync(string edict, BareDatabase database)
    {
        await CallDemonstrationAsync(database, isDemonstration: false);
        var (ours, empty) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Starts; round++)
        {
            ours.Add(await Server.FirstPageAsync("/sign-in", edict, database.Served));
            empty.Add(await Server.FirstPageAsync("/", Environment.ProcessPath!, "empty"));
        }

        await CallDemonstrationAsync(database, isDemonstration: true);
        // The demonstration looks for the key of the audit log beside the data.
        var key = AuditFiles.In(database.Keys).KeyFile;
        File.Move(key, AuditFiles.Beside(database.Place).KeyFile, overwrite: true);
        Directory.Delete(database.Keys, recursive: true);
        var (mine, theirs) = (Median(ours.Skip(1)), Median(empty.Skip(1)));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Start to first page: {mine:0} ms, an empty Razor Pages program {theirs:0} ms: {mine / theirs:0.00} × (target at most 2.2)"
            )
        );
        Console.WriteLine();
    }

    /// <summary>A demonstration is not served for real: it is called a real school meanwhile.</summary>
    private static async Task CallDemonstrationAsync(BareDatabase database, bool isDemonstration)
    {
        await using var db = await database.Place.OpenAsync();
        await db.Schools.ExecuteUpdateAsync(row =>
            row.SetProperty(school => school.IsDemonstration, isDemonstration)
        );
    }

    private static async Task<List<Taken>[]> InTurnAsync(Page[] pages)
    {
        var all = pages.Select(_ => new List<Taken>()).ToArray();
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < pages.Length; i++)
            {
                var taken = await AskAsync(pages[i]);
                if (round > 0)
                {
                    all[i].Add(taken);
                }
            }
        }

        return all;
    }

    private static async Task<Taken> AskAsync(Page page)
    {
        var before = page.Server.ProcessorSeconds;
        using var load = Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath!,
                [
                    "load",
                    new Uri(page.Server.Address, page.Path).ToString(),
                    page.Cookie,
                    $"{Requests}",
                ]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var said = (await load.StandardOutput.ReadToEndAsync()).Split(' ');
        await load.WaitForExitAsync();
        if (load.ExitCode != 0)
        {
            throw new InvalidOperationException($"{page.Name} could not be asked for.");
        }

        var used = page.Server.ProcessorSeconds - before;
        return new(
            used / Requests * 1e6,
            double.Parse(said[0], CultureInfo.InvariantCulture),
            double.Parse(said[1], CultureInfo.InvariantCulture),
            long.Parse(said[3], CultureInfo.InvariantCulture)
        );
    }

    private static void Write(List<Taken>[] taken, Page[] pages)
    {
        var bare = Median(taken[0].Select(round => round.MicrosecondsOfProcessor));
        var text = Median(taken[1].Select(round => round.RequestsASecond));
        Console.WriteLine("| page | CPU, µs | × bare | a second | × text | median, ms | KB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        for (var i = 0; i < pages.Length; i++)
        {
            var used = Median(taken[i].Select(round => round.MicrosecondsOfProcessor));
            var second = Median(taken[i].Select(round => round.RequestsASecond));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {pages[i].Name} | {used:0} | {used / bare:0.00} | {second:0} | {second / text:0.00} | {Median(taken[i].Select(round => round.Median)):0.0} | {taken[i][0].Bytes / 1000} |"
                )
            );
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static async Task<string> SignInAsync(Server school, string key)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies });
        (
            await client.GetAsync(new Uri(school.Address, $"/demo/as/{key}"))
        ).EnsureSuccessStatusCode();
        return cookies.GetCookieHeader(school.Address);
    }

    /// <summary>The list as its file has it, for the bare page.</summary>
    /// <returns>How many rows it has.</returns>
    private static async Task<int> WriteRowsAsync(Server school, string cookie, string path)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var csv = await client.GetStringAsync(
            new Uri(
                school.Address,
                ThreeHundred.Replace("/concerns", "/concerns.csv") + "&groups=true"
            )
        );
        var rows = new List<string[]>();
        using var reader = Sylvan.Data.Csv.CsvDataReader.Create(
            new StringReader(csv),
            new Sylvan.Data.Csv.CsvDataReaderOptions { HasHeaders = false }
        );
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(rows));
        return rows.Count - 1;
    }
}
