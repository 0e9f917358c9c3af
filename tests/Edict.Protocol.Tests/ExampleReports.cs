using System.Globalization;

namespace Edict.Protocol.Tests;

/// <summary>Reads the reports of an example: <c>subject level in faculty: effort behaviour homework grade</c>.</summary>
public sealed class ExampleReports(Stage stage)
{
    private static readonly string[] Levels = ["", "L3", "L4", "N5", "H", "AH"];
    private readonly List<string> names = [];

    /// <summary>The cycles of one pupil, number 0, the oldest first.</summary>
    public (IReadOnlyList<SessionCycle> Cycles, IReadOnlyList<string> LevelNames) Read(
        string cycles
    ) =>
        (
            [
                .. cycles
                    .Split('>')
                    .Select(cycle => new SessionCycle(
                        StageSet.All,
                        Cycle(cycle.Trim()),
                        Policy.Default
                    )),
            ],
            Levels
        );

    private ReportColumns Cycle(string reports)
    {
        var columns = new ReportColumnsBuilder();
        foreach (var report in reports.Split(';').Where(report => report != "nothing"))
        {
            columns.Add(Report(report.Trim()));
        }

        return columns.Build();
    }

    private ReportValues Report(string report)
    {
        var halves = report.Split(": ");
        var course = halves[0].Split(" in ");
        var words = course[0].Split(' ');
        var level = words.Length == 1 ? 0 : Array.IndexOf(Levels, words[1]);
        Assert.True(level >= 0, $"The level of \"{report}\" is not known.");
        var marks = halves[1].Split(' ').Select(Mark).ToArray();
        return new(
            0,
            stage,
            Number(course[1]),
            Number(words[0]),
            level,
            marks[0],
            marks[1],
            marks[2],
            marks[3]
        );
    }

    private static byte Mark(string text) =>
        text == "-" ? (byte)0 : byte.Parse(text, CultureInfo.InvariantCulture);

    private int Number(string name)
    {
        if (!names.Contains(name))
        {
            names.Add(name);
        }

        return names.IndexOf(name);
    }
}
