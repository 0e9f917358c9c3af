using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Edict.Reports;

namespace Edict.Pages.MyWork;

/// <summary>All that waits for one person.</summary>
/// <param name="Items">The most urgent first.</param>
/// <param name="HandedIn">The person's classes that are handed in and wait no more, in the cycles that are open.</param>
/// <param name="GoodNews">Of how many pupils there is good news, for a PSL or year head; 0 for others.</param>
/// <param name="Empty">The posts that nobody holds; null for who does not fill them.</param>
public sealed record WorkFound(
    Worker Worker,
    IReadOnlyList<WorkItem> Items,
    IReadOnlyList<ClassSheet> HandedIn,
    int GoodNews,
    IReadOnlyList<EmptyPost>? Empty
);

/// <summary>Gathers what waits for somebody, a source after the other. A further kind of work is one line more in it.</summary>
public sealed class WorkReader(
    Reader reader,
    TeachingWork teaching,
    ReviewWork reviews,
    OfficeWork office,
    TimeProvider clock
)
{
    public async Task<WorkFound> ReadAsync(SignedIn person)
    {
        var sight = await reader.SightAsync();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var worker = new Worker(person, sight, await reader.GatherAsync(), today);
        var empty = sight.TakesInFiles ? EmptyPost.Of(await reader.SchoolAsync()) : null;
        var classes = await teaching.ClassesAsync(worker);
        WorkItem[] items =
        [
            .. TeachingWork.OfClasses(classes, today),
            .. await teaching.RagsAsync(worker),
            .. await teaching.LedAsync(worker),
            .. await reviews.ItemsAsync(worker),
            .. await office.ItemsAsync(worker, empty ?? []),
        ];
        return new(
            worker,
            [.. items.OrderBy(item => item.By).ThenBy(item => item.Words, StringComparer.Ordinal)],
            [.. classes.Where(sheet => sheet is { IsHandedInWhole: true, Waits: false })],
            GoodNewsOf(worker),
            empty
        );
    }

    private static int GoodNewsOf(Worker worker) =>
        worker.Reader is { } reader
        && (reader.Sight.HasHouse || reader.Sight.YearHeadOf != StageSet.None)
            ? SeenNews.Of(reader.Seen(null), reader).Pupils.Count
            : 0;
}
