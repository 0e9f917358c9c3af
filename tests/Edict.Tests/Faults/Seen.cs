using System.Text.RegularExpressions;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Faults;

/// <summary>What a school's database holds, and how often an import left its marks in it.</summary>
/// <param name="Rows">All rows; what an import numbered or timed itself is only called new.</param>
internal sealed record Seen(string Rows, int Imports, int Changes, int Audited)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Regex Own = new(
        "\"(?:[0-9a-f-]{36}|[0-9-]{10}T[0-9:.]+Z)\"",
        RegexOptions.NonBacktracking
    );

    /// <summary>Opens the school as anybody would.</summary>
    /// <param name="before">All rows before the import; null to look before it.</param>
    public static async Task<Seen> InAsync(DataPlace place, string? before)
    {
        var rows = await AllRows.InAsync(place).WaitAsync(Patience);
        await using var db = await place.OpenAsync();
        var cancel = TestContext.Current.CancellationToken;
        return new(
            before is null ? rows : Unnumbered(rows, before),
            await db.Imports.CountAsync(cancel),
            await db.ImportChanges.CountAsync(cancel),
            await db.Audit.CountAsync(entry => entry.What == "import", cancel)
        );
    }

    public override string ToString() =>
        $"{Rows.Split('\n').Length} rows ({Rows.GetHashCode(StringComparison.Ordinal):x}), {Imports} imports, {Changes} changes, {Audited} audited";

    private static string Unnumbered(string rows, string before)
    {
        var known = Own.Matches(before).Select(match => match.Value).ToHashSet();
        var lines = Own.Replace(
                rows,
                match => known.Contains(match.Value) ? match.Value : "\"new\""
            )
            .Split('\n')
            .Order(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }
}
