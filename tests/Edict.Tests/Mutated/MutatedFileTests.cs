using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Edict.Importing;
using Edict.Tests.Commands;

namespace Edict.Tests.Mutated;

/// <summary>
/// Files made faulty at random. <c>EDICT_MUTATIONS</c> says how many and <c>EDICT_SEED</c> which; a failure leaves the file
/// in <c>artifacts/mutated</c>.
/// </summary>
public class MutatedFileTests : CommandTests
{
    private const int FilesForEachProcess = 200;

    /// <summary>The ways of evaluating that must do the same with every file.</summary>
    private static readonly IReadOnlyList<Func<string[], Task<Ran>>> Ways =
    [
        EdictAsync,
        EdictWithCareAsync,
    ];

    private static readonly int Files = Number("EDICT_MUTATIONS", 300);
    private static readonly int Seed = Number("EDICT_SEED", 1);

    [Fact]
    public async Task No_mutated_file_crashes_edict_or_gets_past_it()
    {
        var verdicts = new int[3];

        for (var at = 0; at < Files; at++)
        {
            var file = await MutatedFile.OfAsync(Seed, at);
            verdicts[(int)file.Verdict]++;
            await MustHoldAsync(file, at);
        }

        var (open, fine, faulty) = (verdicts[0], verdicts[1], verdicts[2]);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {Seed}: {Files} files, of which {faulty} surely faulty, {fine} surely fine, {open} open."
        );
        Assert.True(
            Files < 100 || Math.Min(fine, faulty) > Files / 10,
            $"A test that asks nothing: {faulty} of {Files} files are surely faulty, {fine} surely fine."
        );
    }

    private async Task MustHoldAsync(MutatedFile file, int at)
    {
        var must = new WhatMustHold(PathOf("run"));
        var ways = at % FilesForEachProcess == 0 ? Ways.Append(AsProcessAsync).ToList() : Ways;
        if (await must.ComplaintAsync(file, ways) is not { } complaint)
        {
            return;
        }

        var smallest = file.Name.EndsWith(".csv", StringComparison.Ordinal)
            ? await Shrinking.SmallestAsync(
                file,
                async smaller =>
                    (await must.ComplaintAsync(smaller, ways))?.Sentence == complaint.Sentence
            )
            : file;
        var (kept, keptSmall) = (Keep(file, $"{at}"), Keep(smallest, $"{at}-small"));
        complaint = await must.ComplaintAsync(smallest, ways) ?? complaint;
        Assert.Fail(
            $"""
            {complaint.Sentence} Not so with EDICT_SEED={Seed}, file {at}, a file of {file.Kind}, said to be {smallest.Verdict}.
            {(
                file.Besides is null ? "It is read alone." : "It is read beside another."
            )} What was done: {string.Join("; ", file.Done)}.
            The file: {kept}
            Smaller:  {keptSmall}
            Seen with the smaller: {complaint.Seen}
            """
        );
    }

    /// <summary>As a file with a fault is read, whether it has one or not.</summary>
    private static async Task<Ran> EdictWithCareAsync(string[] arguments)
    {
        AppContext.SetSwitch(CleanTable.ReadWithCare, true);
        try
        {
            return await EdictAsync(arguments);
        }
        finally
        {
            AppContext.SetSwitch(CleanTable.ReadWithCare, false);
        }
    }

    /// <summary>Runs the built program, of which nothing may reach the terminal but what it says in process.</summary>
    private static async Task<Ran> AsProcessAsync(string[] arguments)
    {
        using var edict = Process.Start(
            new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "edict"), arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = edict.StandardOutput.ReadToEndAsync();
        var error = edict.StandardError.ReadToEndAsync();
        await edict.WaitForExitAsync();
        return new(edict.ExitCode, await output, await error);
    }

    private static string Keep(MutatedFile file, string name, [CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "artifacts", "mutated")
        );
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Seed}-{name}{Path.GetExtension(file.Name)}");
        File.WriteAllBytes(path, file.Bytes);
        if (file.Besides is not null)
        {
            File.WriteAllText(
                Path.ChangeExtension(path, ".besides.csv"),
                PlainCsv.Write(file.Besides.Rows, ',', "\n")
            );
        }

        return path;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;
}
