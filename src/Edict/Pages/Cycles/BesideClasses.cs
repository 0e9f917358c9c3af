using Edict.Cycles;
using Edict.Data;
using Edict.People;
using Edict.Reports;

namespace Edict.Pages.Cycles;

/// <summary>What is said of the classes of a cycle beside how far they are.</summary>
public sealed class BesideClasses(Reader reader, ReminderDesk reminders, DeliberateActs acts)
{
    /// <summary>When somebody was last reminded of each, UTC.</summary>
    public Task<IReadOnlyDictionary<Guid, DateTime>> RemindedAsync(Cycle cycle) =>
        reminders.LastAsync(cycle);

    /// <summary>How many marks came by a deliberate act in those of some where any did.</summary>
    public async Task<IReadOnlyDictionary<Guid, FilledCount>> FilledAsync(
        Cycle cycle,
        IReadOnlyList<ClassProgress> classes
    )
    {
        var (school, sight) = (await reader.SchoolAsync(), await reader.SightAsync());
        var filled = await acts.OfAsync(
            cycle.SchoolId,
            [cycle.Id],
            [.. classes.Select(row => row.Due.Class.Id)]
        );
        return filled.ToDictionary(
            ofClass => ofClass.Key.Class,
            ofClass =>
                ofClass.Value.CountIn(
                    new TaughtClass(school, school.Facts.Classes[ofClass.Key.Class], cycle).Sheet(
                        sight
                    )
                )
        );
    }
}
