using System.Diagnostics;
using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Bench.Pages;

/// <summary>Serves the demonstration with some 700 pupils to judge in its largest faculty, to a script that presses keys.</summary>
internal static class KeysBench
{
    /// <summary>So many pupils are put into a group.</summary>
    private const int InAGroup = 450;

    /// <param name="script">A program and its arguments; the address comes after them.</param>
    public static async Task<int> RunAsync(string edict, string folder, string[] script)
    {
        var database = await BenchDatabase.MakeAsync(Path.Combine(folder, "keys"), null);
        await WidenAsync(database.Place);
        using var server = await Server.StartAsync(edict, database.Demonstration);
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        using var keys = Process.Start(script[0], [.. script[1..], address]);
        await keys.WaitForExitAsync();
        return keys.ExitCode;
    }

    private static async Task WidenAsync(DataPlace place)
    {
        await using var db = await place.OpenAsync();
        var pupils = db.Pupils.OrderBy(pupil => pupil.Id).Take(InAGroup).Select(pupil => pupil.Id);
        await db
            .VulnerabilityFacts.Where(fact =>
                fact.Group == Groups.Asn && pupils.Contains(fact.PupilId)
            )
            .ExecuteUpdateAsync(fact => fact.SetProperty(was => was.Value, 1));
    }
}
