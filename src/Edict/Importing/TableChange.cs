using Edict.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Edict.Importing;

/// <summary>What an import writes to one table.</summary>
public abstract class TableChange
{
    public static TableChange Of<T>(IReadOnlyList<T> added)
        where T : class => new TableChange<T>(added, []);

    public static TableChange Of<T>(
        IReadOnlyList<T> added,
        IReadOnlyList<(T Before, T After)> changed
    )
        where T : class => new TableChange<T>(added, changed);

    public abstract Task WriteAsync(EdictDb db);

    /// <summary>Each row that is written, with what stands there before.</summary>
    public abstract IEnumerable<WrittenRow> Rows(EdictDb db);
}

/// <summary>One row as an import writes it.</summary>
/// <param name="Before">Null for a row that is new.</param>
public sealed record WrittenRow(IEntityType Entity, object? Before, object After)
{
    /// <summary>The fields that the import sets: all but the key of a new row, and those that differ of one that is known.</summary>
    public IEnumerable<IProperty> Fields => Entity.GetProperties().Where(IsSet);

    private bool IsSet(IProperty property) =>
        !property.IsPrimaryKey()
        && (Before is null || !Equals(ValueOf(property, Before), ValueOf(property, After)));

    private static object? ValueOf(IProperty property, object row) =>
        property.PropertyInfo!.GetValue(row);
}

/// <summary>New and changed rows of one table.</summary>
internal sealed class TableChange<T>(
    IReadOnlyList<T> added,
    IReadOnlyList<(T Before, T After)> changed
) : TableChange
    where T : class
{
    public override async Task WriteAsync(EdictDb db)
    {
        await db.InsertAsync(added);
        await db.UpdateAsync([.. changed.Select(row => row.After)]);
    }

    public override IEnumerable<WrittenRow> Rows(EdictDb db)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        return added
            .Select(row => new WrittenRow(entity, null, row))
            .Concat(changed.Select(row => new WrittenRow(entity, row.Before, row.After)));
    }
}
