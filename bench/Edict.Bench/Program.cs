using System.CommandLine;
using System.Diagnostics;
using Edict.Bench.Benches;
using Edict.Bench.Rivals;

// What is measured comes first and does nothing else; a person's words are read after.
switch (args)
{
    case ["sep", .. var files]:
        var clock = Stopwatch.StartNew();
        GC.KeepAlive(files.Sum(SepParse.LengthOfCells));
        Console.WriteLine(clock.Elapsed.TotalSeconds);
        return 0;
    case ["duckdb", var session, var concerns]:
        DuckDbEvaluation.Run(new(session), concerns);
        return 0;
    default:
        return Choose(args);
}

static int Choose(string[] args) =>
    new RootCommand(
        "What Edict's speed and memory are held against. Each bench prints a Markdown table."
    )
    {
        EvaluateBench.Create(),
    }
        .Parse(args is [] ? ["--help"] : args)
        .Invoke();
