using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Which field each column of a source's files holds: said once, remembered for the next file.</summary>
public static class ColumnMemory
{
    /// <summary>By header as <see cref="FieldNames.Folded"/>; nothing for a source of which nothing was said.</summary>
    public static async Task<Dictionary<string, Field?>> OfAsync(
        EdictDb db,
        Guid schoolId,
        ImportKind kind,
        string source
    )
    {
        var key = NameKey.Of(source);
        return await db
            .ImportMappings.Where(row =>
                row.SchoolId == schoolId && row.Kind == kind && row.Source == key
            )
            .ToDictionaryAsync(row => row.Header, row => FieldNamed(row.Field));
    }

    /// <summary>Remembers what was said in place of what was remembered.</summary>
    public static Task KeepAsync(
        EdictDb db,
        Guid schoolId,
        ImportKind kind,
        string source,
        IReadOnlyDictionary<string, Field?> columns
    )
    {
        var key = NameKey.Of(source);
        return db.InOneTransactionAsync(async () =>
        {
            await db
                .ImportMappings.Where(row =>
                    row.SchoolId == schoolId && row.Kind == kind && row.Source == key
                )
                .ExecuteDeleteAsync();
            await db.InsertAsync([
                .. columns.Select(column => new ImportMapping
                {
                    SchoolId = schoolId,
                    Kind = kind,
                    Source = key,
                    Header = column.Key,
                    Field = column.Value?.ToString(),
                }),
            ]);
        });
    }

    private static Field? FieldNamed(string? name) =>
        Enum.TryParse<Field>(name, out var field) ? field : null;
}
