using System.Text.RegularExpressions;
using Edict.Tests.Commands;

namespace Edict.Tests.Mutated;

/// <summary>What was broken by an evaluation: the sentence that does not hold, and what was seen instead.</summary>
internal sealed record Complaint(string Sentence, string Seen);

/// <summary>Evaluates mutated files in a folder of its own, and says of each what does not hold.</summary>
internal sealed class WhatMustHold(string folder)
{
    private const string Before = "what stood here before\n";

    private static readonly Regex StackTrace = new(
        @"^\s+at \S+\(|Exception|Unhandled",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    );

    private static readonly string[] Outputs = ["concerns.csv", "tracked.csv"];

    /// <param name="ways">The ways of evaluating, which must all do the same.</param>
    /// <returns>Null where everything holds.</returns>
    public async Task<Complaint?> ComplaintAsync(
        MutatedFile file,
        IEnumerable<Func<string[], Task<Ran>>> ways
    )
    {
        Left? first = null;
        foreach (var way in ways)
        {
            var left = await EvaluateAsync(file, way);
            var complaint = first is null ? Of(file, left) : Unlike(first, left);
            if (complaint is not null)
            {
                return complaint;
            }

            first ??= left;
        }

        return null;
    }

    private async Task<Left> EvaluateAsync(MutatedFile file, Func<string[], Task<Ran>> way)
    {
        Directory.CreateDirectory(folder);
        var arguments = Arguments(file);
        foreach (var output in Outputs)
        {
            await File.WriteAllTextAsync(PathOf(output), Before);
        }

        Ran ran;
        try
        {
            ran = await way(arguments);
        }
        catch (Exception crash)
        {
            ran = new(-1, "", crash.ToString());
        }

        var texts = Outputs.Select(output => File.ReadAllText(PathOf(output))).ToList();
        var names = Directory
            .GetFiles(folder)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
        var left = new Left(ran, texts[0], texts[1], string.Join(' ', names));
        Directory.Delete(folder, recursive: true);
        return left;
    }

    private string[] Arguments(MutatedFile file)
    {
        File.WriteAllBytes(PathOf(file.Name), file.Bytes);
        if (file.Besides is not null)
        {
            File.WriteAllText(PathOf("besides.csv"), PlainCsv.Write(file.Besides.Rows, ',', "\n"));
        }

        string[] besides = file.Besides is null ? [] : ["--reports", PathOf("besides.csv")];
        return
        [
            "evaluate",
            .. besides,
            file.Kind == FileKind.Reports ? "--reports" : "--pupils",
            PathOf(file.Name),
            .. Outputs.SelectMany(output =>
                new[] { $"--{Path.GetFileNameWithoutExtension(output)}", PathOf(output) }
            ),
        ];
    }

    private static Complaint? Of(MutatedFile file, Left left)
    {
        var lines = left.Ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var errors = lines.Where(line => line.StartsWith("error: ", StringComparison.Ordinal));
        var files = file.Besides is null ? [] : new[] { "besides.csv" };
        (bool Holds, string Sentence)[] sentences =
        [
            (left.Ran.Status is 0 or 1, "The exit status is 0 or 1."),
            (!StackTrace.IsMatch(left.Ran.Error + left.Ran.Output), "No text holds a stack trace."),
            (
                Array.TrueForAll(lines, IsFault),
                "Each line of standard error is an error or a warning."
            ),
            (
                left.Names
                    == string.Join(
                        ' ',
                        Outputs.Concat(files).Append(file.Name).Order(StringComparer.Ordinal)
                    ),
                "No file is left behind."
            ),
            (
                left.Ran.Status == 0 == !errors.Any(),
                "There are errors where the status is 1, and none where it is 0."
            ),
            (
                left.Ran.Status == 0 || IsUntouched(left),
                "With status 1 the outputs stay as they were."
            ),
            (
                left.Ran.Status == 1 || IsWhole(left),
                "With status 0 both outputs are written whole."
            ),
            (file.Verdict != Verdict.Fine || left.Ran.Status == 0, "What is surely fine is read."),
            (
                file.Verdict != Verdict.Faulty
                    || errors.Any(line =>
                        line.StartsWith($"error: {file.Name}", StringComparison.Ordinal)
                    ),
                "What is surely faulty is refused by its name."
            ),
        ];
        var broken = Array.Find(sentences, sentence => !sentence.Holds).Sentence;
        return broken is null ? null : new(broken, $"{left}");
    }

    private static Complaint? Unlike(Left first, Left left) =>
        first == left
            ? null
            : new("Every way of evaluating does the same.", $"{first}\n-- and --\n{left}");

    private static bool IsFault(string line) =>
        line.StartsWith("error: ", StringComparison.Ordinal)
        || line.StartsWith("warning: ", StringComparison.Ordinal);

    private static bool IsUntouched(Left left) =>
        left is { Concerns: Before, Tracked: Before, Ran.Output: "" };

    private static bool IsWhole(Left left) =>
        left.Concerns.StartsWith("School,SCN,Stage,Level,", StringComparison.Ordinal)
        && left.Tracked.StartsWith("School,SCN,Stage,Faculty,", StringComparison.Ordinal)
        && left.Concerns.EndsWith('\n')
        && left.Tracked.EndsWith('\n');

    private string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>What an evaluation left behind.</summary>
    private sealed record Left(Ran Ran, string Concerns, string Tracked, string Names);
}
