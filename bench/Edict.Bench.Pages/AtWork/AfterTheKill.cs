using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Bench.Pages.AtWork;

/// <summary>What is found of all that was saved, after the server was killed and started again.</summary>
/// <param name="Cells">How many cells were looked at.</param>
/// <param name="Lost">Cells that hold something else than was called saved, and batches that are not there.</param>
/// <param name="Doubled">Batches with more than their one line of the audit log.</param>
internal sealed record AfterTheKill(int Batches, int Cells, int Lost, int Doubled)
{
    private const string Marks = "report";
    private const string Rags = "rag";

    /// <summary>Looks at each page of the server that was started again, and at the database.</summary>
    public static async Task<AfterTheKill> FindAsync(Staffroom room, Uri address, DataPlace place)
    {
        var (cells, lost) = (0, 0);
        foreach (var person in room.People)
        {
            using var who = await Colleague.SignInAsync(address, person.Key);
            var found = await OpenPage.OpenAsync(who, person.Page.Path, null);
            var saved = person.Page.Cells.Where(cell => cell.IsSaved).ToList();
            cells += saved.Count;
            lost += saved.Count(cell =>
                !found.Cells.Any(other => other.IsOf(cell) && cell.Allows(other))
            );
        }

        await using var db = await place.OpenAsync();
        var there = (await db.Set<SavedBatch>().Select(row => row.Id).ToListAsync()).ToHashSet();
        var pages = room.People.Select(person => person.Page).ToLookup(page => page.SavesMarks);
        var called = pages[true].SelectMany(page => page.Answered).ToList();
        var judged = pages[false].Sum(page => page.Answered.Count);
        var underWay = pages[false]
            .Count(page => page.Cells.Any(cell => cell.Unanswered is not null));
        var lines = await db.Audit.CountAsync(line => line.What == Rags);
        return new(
            called.Count + judged,
            cells,
            lost + called.Count(batch => !there.Contains(batch)) + Math.Max(0, judged - lines),
            await db.Audit.CountAsync(line => line.What == Marks)
                - there.Count
                + Math.Max(0, lines - judged - underWay)
        );
    }
}
