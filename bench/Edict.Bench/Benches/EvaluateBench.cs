using System.CommandLine;
using Edict.Bench.Files;
using Edict.Bench.InMemory;
using Edict.Bench.Measuring;

namespace Edict.Bench.Benches;

/// <summary><c>edict evaluate</c> beside a bare parse of the same files, DuckDB, and an empty program.</summary>
internal static class EvaluateBench
{
    /// <summary>The least that an object takes in memory, in bytes.</summary>
    private const int SmallestObject = 24;

    public static Command Create()
    {
        var size = new Option<string>("--size")
        {
            DefaultValueFactory = _ => "both",
            Description = "The files to measure on.",
        };
        size.AcceptOnlyFromAmong("school", "country", "both");
        var runs = new Option<int?>("--runs")
        {
            Description =
                "How often each program runs after its warm-up: 41 for a school and 11 for a country without it.",
        };
        var shuffled = new Option<bool>("--shuffled")
        {
            Description = "Also measure a country whose rows stand in any order.",
        };
        var command = new Command("evaluate", "edict evaluate, from files to files")
        {
            size,
            runs,
            shuffled,
        };
        command.SetAction(result =>
        {
            var chosen = result.GetRequiredValue(size);
            Console.WriteLine(Machine.Describe());
            Console.WriteLine();
            if (chosen != "country")
            {
                ResultTable.Write(Console.Out, "A school", School(result.GetValue(runs) ?? 41));
            }

            if (chosen != "school")
            {
                var rows = Country(result.GetValue(runs) ?? 11, result.GetValue(shuffled));
                ResultTable.Write(Console.Out, "A country", rows);
            }
        });
        return command;
    }

    private static List<ResultRow> School(int runs)
    {
        var files = SessionFolder.Of(SessionSize.School);
        var duckDb = Programs.DuckDb(files);
        var edict = Programs.Evaluate(files);
        var measured = Measurement.InTurn(runs, Programs.Empty, edict, Programs.Sep(files), duckDb);
        Programs.RequireSameConcerns(files);
        var ratio = measured[1].Seconds / measured[0].Seconds;
        return
        [
            new("an empty .NET program") { Measured = measured[0] },
            new("`edict evaluate`")
            {
                Measured = measured[1],
                Figure = $"{ratio:0.00} × empty",
                Target = "at most 2.5 × empty",
                Reached = ratio <= 2.5,
            },
            new("bare Sep parse")
            {
                Measured = measured[2],
                Figure = Times(measured[2], measured[0], "empty"),
            },
            new("DuckDB, two threads")
            {
                Measured = measured[3],
                Figure = Times(measured[3], measured[0], "empty"),
            },
        ];
    }

    private static List<ResultRow> Country(int runs, bool shuffled)
    {
        var files = SessionFolder.Of(SessionSize.Country);
        var measured = Measurement.InTurn(
            runs,
            Programs.Sep(files),
            Programs.Evaluate(files),
            Programs.DuckDb(files)
        );
        Programs.RequireSameConcerns(files);
        var (parse, edict, duckDb) = (measured[0], measured[1], measured[2]);
        var inside = Median.Of(parse.Runs.Select(run => double.Parse(run.Output)));
        List<ResultRow> rows =
        [
            new("bare Sep parse, whole process") { Measured = parse, Figure = "1" },
            new("the same, inside the process") { Seconds = inside },
            Against(parse, edict),
            new("DuckDB, two threads, by SQL")
            {
                Measured = duckDb,
                Figure = Times(duckDb, parse, "parse"),
            },
            new("`edict evaluate` against DuckDB")
            {
                Figure = Times(edict, duckDb, "DuckDB"),
                Target = "less than 1 ×",
                Reached = edict.Seconds < duckDb.Seconds,
            },
            .. Memory(edict),
        ];
        if (shuffled)
        {
            var any = Measurement.InTurn(
                runs,
                Programs.Evaluate(SessionFolder.Of(SessionSize.CountryShuffled))
            )[0];
            rows.Add(
                new("`edict evaluate`, rows in any order")
                {
                    Measured = any,
                    Figure = Times(any, edict, "in order"),
                }
            );
        }

        rows.AddRange(Protocol(files, runs));
        return rows;
    }

    private static ResultRow Against(Measurement parse, Measurement edict)
    {
        var ratio = edict.Seconds / parse.Seconds;
        return new("`edict evaluate`, whole process")
        {
            Measured = edict,
            Figure = $"{ratio:0.00} × parse",
            Target = "at most 3 × parse; stretch 2 ×",
            Reached = ratio <= 3,
        };
    }

    private static ResultRow[] Memory(Measurement edict)
    {
        var withComments = Programs.Evaluate(SessionFolder.Of(SessionSize.CountryWithComments));
        var wide = Measurement.InTurn(2, withComments)[0];
        return
        [
            new("its memory")
            {
                Figure = $"{edict.PeakMegabytes:0} MB",
                Target = "at most 500 MB",
                Reached = edict.PeakMegabytes <= 500,
            },
            new(
                $"with {SessionSize.CountryWithComments.Comments} columns more that it does not use"
            )
            {
                Measured = wide,
                Figure = $"{wide.PeakMegabytes / edict.PeakMegabytes:0.00} × its memory",
                Target = "no growth (at most 1.1 ×)",
                Reached = wide.PeakMegabytes <= 1.1 * edict.PeakMegabytes,
            },
        ];
    }

    private static ResultRow[] Protocol(SessionFolder files, int runs)
    {
        var alone = ProtocolAlone.Measure(files, runs);
        Programs.RequireConcerns(files, alone.Concerns);
        var ratio = alone.Seconds / alone.ParseSeconds;
        return
        [
            new("bare Sep parse in this process") { Seconds = alone.ParseSeconds },
            new("the protocol alone, in memory")
            {
                Seconds = alone.Seconds,
                Figure = $"{ratio:0.00} × that",
                Target = "at most 0.25 ×",
                Reached = ratio <= 0.25,
            },
            new("what it allocates")
            {
                Figure =
                    $"{alone.BytesAReport:0.00} bytes a report, {alone.Collections} collections",
                Target = $"no object a report ({SmallestObject} bytes)",
                Reached = alone.BytesAReport < SmallestObject,
            },
        ];
    }

    private static string Times(Measurement one, Measurement other, string name) =>
        $"{one.Seconds / other.Seconds:0.00} × {name}";
}
