using Edict.Bench.Files;
using Edict.Bench.Measuring;

namespace Edict.Bench.Benches;

/// <summary>The programs that are measured, as <c>./dev bench</c> publishes them beside this one, and where they write.</summary>
internal static class Programs
{
    public static MeasuredProgram Empty { get; } = new(Artifacts.At("empty/empty"));

    public static MeasuredProgram Evaluate(SessionFolder files) =>
        new(
            Artifacts.At("edict/edict"),
            "evaluate",
            "--reports",
            files.Earlier,
            "--reports",
            files.Current,
            "--pupils",
            files.Pupils,
            "--concerns",
            Answer(files, "edict-concerns.csv"),
            "--tracked",
            Answer(files, "edict-tracked.csv")
        );

    public static MeasuredProgram Sep(SessionFolder files) =>
        new(Artifacts.At("bench/bench"), "sep", files.Earlier, files.Current);

    public static MeasuredProgram DuckDb(SessionFolder files) =>
        new(
            Artifacts.At("bench/bench"),
            "duckdb",
            files.Path,
            Answer(files, "duckdb-concerns.csv")
        );

    /// <exception cref="InvalidOperationException">DuckDB and <c>edict</c> differ in a byte: one of the two did another job.</exception>
    public static void RequireSameConcerns(SessionFolder files)
    {
        var lines = File.ReadLines(Answer(files, "edict-concerns.csv"));
        var others = File.ReadLines(Answer(files, "duckdb-concerns.csv"));
        var end = new[] { "the end" };
        foreach (var (line, other) in lines.Concat(end).Zip(others.Concat(end)))
        {
            if (line != other)
            {
                throw new InvalidOperationException($"edict says {line}, DuckDB {other}");
            }
        }
    }

    /// <exception cref="InvalidOperationException">The file of concerns has another number of rows.</exception>
    public static void RequireConcerns(SessionFolder files, int expected)
    {
        var rows = File.ReadLines(Answer(files, "edict-concerns.csv")).Count() - 1;
        if (rows != expected)
        {
            throw new InvalidOperationException(
                $"edict says {rows} concerns, the protocol alone {expected}"
            );
        }
    }

    private static string Answer(SessionFolder files, string name) =>
        Path.Combine(files.Path, name);
}
