using System.Collections.Concurrent;

namespace Edict.Overview;

/// <summary>The rows of a cycle, or of now, and what each reader sees of them: made when they are first asked for.</summary>
internal sealed class ShownRows(Func<IReadOnlyList<PupilRow>> make)
{
    private readonly Lazy<IReadOnlyList<PupilRow>> all = new(make);
    private readonly ConcurrentDictionary<Guid, SeenCycle> seen = [];

    public IReadOnlyList<PupilRow> All => all.Value;

    public SeenCycle SeenBy(Guid staffId, Func<Guid, SeenCycle> see) => seen.GetOrAdd(staffId, see);
}
