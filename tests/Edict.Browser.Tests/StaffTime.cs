using System.Globalization;
using System.Runtime.CompilerServices;

namespace Edict.Browser.Tests;

/// <summary>The key presses that <c>docs/staff-time.md</c> states: the document holds what was counted.</summary>
internal static class StaffTime
{
    public static int Of(string what)
    {
        var row = File.ReadLines(Page())
            .Single(line => line.StartsWith($"| {what} |", StringComparison.Ordinal));
        return int.Parse(row.Split('|')[2], CultureInfo.InvariantCulture);
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "staff-time.md");
}
