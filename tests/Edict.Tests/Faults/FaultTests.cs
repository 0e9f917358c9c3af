using System.Globalization;
using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Tests.Commands;
using Edict.Tests.Mutated;

namespace Edict.Tests.Faults;

/// <summary>One after another and beside no other test: they measure how long an import takes.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterAnother
{
    public const string Name = "Faults";
}

/// <summary>
/// An import that something happens to. <c>EDICT_KILLS</c> says how often it is killed, and <c>EDICT_SEED</c> when.
/// </summary>
[Collection(OneAfterAnother.Name)]
public abstract class FaultTests : CommandTests
{
    protected const string OpenCycle = "Senior 3";

    private const int Effort = 11;

    protected static readonly int Kills = Number("EDICT_KILLS", 2);
    protected static readonly int Seed = Number("EDICT_SEED", 1);

    private static readonly Dictionary<string, Seen> Undisturbed = [];

    private static readonly ReportsFile Open = DemonstrationSchool
        .Make()
        .Events.OfType<ReportsFile>()
        .Last();

    /// <summary>The open cycle's reports with another effort in each, and reports of ten pupils whom nobody knows.</summary>
    protected string ReportsWith(int effort)
    {
        var rows = PlainCsv.Read(Open.Text, ',').Rows.ToList();
        foreach (var row in rows.Skip(1))
        {
            row[Effort] = $"{effort}";
        }

        var numbers = Enumerable
            .Range(4_012_300, 20)
            .Where(eight => Scn.CheckDigit(eight) is not null);
        foreach (var eight in numbers.Take(10))
        {
            string[] row = [.. rows[1]];
            row[0] = Scn.Written((eight * 10) + Scn.CheckDigit(eight)!.Value);
            (row[1], row[2]) = ($"Newcome {eight}", "Nia");
            rows.Add(row);
        }

        var path = PathOf($"effort-{effort}.csv");
        File.WriteAllText(path, PlainCsv.Write(rows, ',', "\n"));
        return path;
    }

    /// <summary>The command that imports a file without a question.</summary>
    protected static string[] Import(string file, params string[] place) =>
        ["import", "reports", file, "--cycle", OpenCycle, "--yes", "--accept-unusual", .. place];

    /// <summary>Imports undisturbed.</summary>
    protected static async Task ImportedAsync(string file, params string[] place)
    {
        var ran = await EdictAsync(Import(file, place)).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(ran.Status == 0, ran.Error);
    }

    /// <summary>What undisturbed imports of some files, one after another, make of the school.</summary>
    internal static async Task<Seen> AfterAsync(params string[] files)
    {
        var names = string.Join(' ', files.Select(Path.GetFileName));
        if (Undisturbed.TryGetValue(names, out var known))
        {
            return known;
        }

        await using var data = await TestDatabase.OfTheSchoolAsync();
        var before = await AllRows.InAsync(data.Place);
        foreach (var file in files)
        {
            await ImportedAsync(file, data.Options);
        }

        return Undisturbed[names] = await Seen.InAsync(data.Place, before);
    }

    /// <summary>Holds that a refusal is one line in words, with exit status 1.</summary>
    protected static void ToldInWords(Ran ran)
    {
        Assert.True(ran.Status == 1, $"status {ran.Status}: {ran.Output}{ran.Error}");
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("Exception", ran.Error, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(ran.Error);
    }

    /// <summary>Holds that an import which was told not to be done left nothing, and works when it is done again.</summary>
    internal static async Task UndoneAndWorksAgainAsync(
        DataPlace place,
        string[] options,
        string file,
        Seen before,
        Seen after
    )
    {
        var seen = await Seen.InAsync(place, null);
        Assert.True(seen == before, $"something was kept: {seen}; before: {before}");
        await ImportedAsync(file, options);
        var done = await Seen.InAsync(place, before.Rows);
        Assert.True(done == after, $"again: {done}; undisturbed: {after}");
    }

    protected static int Number(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;
}
