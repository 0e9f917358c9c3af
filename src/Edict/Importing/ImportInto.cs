using Edict.Data;

namespace Edict.Importing;

/// <summary>Where a file goes: a session of a school, at an instant (UTC).</summary>
public sealed record ImportInto(EdictDb Db, School School, Session Session, DateTime Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now);
}

/// <summary>What a file did, as numbers of its rows.</summary>
/// <param name="Refused">Not taken in, each with its reason; the others were.</param>
public sealed record RowCounts(int Added, int Changed, int Unchanged, int Refused)
{
    public override string ToString() =>
        $"{Added} added, {Changed} changed, {Unchanged} unchanged, {Refused} refused.";
}
