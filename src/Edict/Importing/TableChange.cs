using Edict.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Edict.Importing;

/// <summary>What an import writes to one table.</summary>
public abstract class TableChange
{
    public static TableChange Of<T>(IReadOnlyList<T> added)
        where T : class => new TableChange<T>(added, [], []);

    public static TableChange Of<T>(
        IReadOnlyList<T> added,
        IReadOnlyList<(T Before, T After)> changed
    )
        where T : class => new TableChange<T>(added, changed, []);

    public static TableChange Of<T>(
        IReadOnlyList<T> added,
        IReadOnlyList<(T Before, T After)> changed,
        IReadOnlyList<T> removed
    )
        where T : class => new TableChange<T>(added, changed, removed);

    /// <summary>Writes what is new or changed.</summary>
    public abstract Task WriteAsync(EdictDb db);

    /// <summary>Takes away what goes: after every table is written, and from the last table to the first.</summary>
    public abstract Task RemoveAsync(EdictDb db);

    /// <summary>Each row that is written or goes, with what stands there before.</summary>
    public abstract IEnumerable<WrittenRow> Rows(EdictDb db);
}

/// <summary>One row as an import writes it.</summary>
/// <param name="Before">Null for a row that is new.</param>
/// <param name="After">Null for a row that goes.</param>
public sealed record WrittenRow(IEntityType Entity, object? Before, object? After)
{
    /// <summary>The row, for what is the same before and after: its key.</summary>
    public object Row => After ?? Before!;

    /// <summary>The fields that the import sets: all but the key of a row that is new or goes, and those that differ of one that stays.</summary>
    public IEnumerable<IProperty> Fields => Entity.GetProperties().Where(IsSet);

    private bool IsSet(IProperty property) =>
        !property.IsPrimaryKey()
        && (
            Before is null
            || After is null
            || !Equals(ValueOf(property, Before), ValueOf(property, After))
        );

    private static object? ValueOf(IProperty property, object row) =>
        property.PropertyInfo!.GetValue(row);
}

/// <summary>New and changed rows of one table, and those that go.</summary>
internal sealed class TableChange<T>(
    IReadOnlyList<T> added,
    IReadOnlyList<(T Before, T After)> changed,
    IReadOnlyList<T> removed
) : TableChange
    where T : class
{
    public override async Task WriteAsync(EdictDb db)
    {
        await db.InsertAsync(added);
        await db.UpdateAsync([.. changed.Select(row => row.After)]);
    }

    public override Task RemoveAsync(EdictDb db) => db.DeleteAsync(removed);

    public override IEnumerable<WrittenRow> Rows(EdictDb db)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        return added
            .Select(row => new WrittenRow(entity, null, row))
            .Concat(changed.Select(row => new WrittenRow(entity, row.Before, row.After)))
            .Concat(removed.Select(row => new WrittenRow(entity, row, null)));
    }
}
