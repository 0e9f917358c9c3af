using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Which field each column of a source's files holds, and what a column ASN means: said once, remembered for the next file.</summary>
public static class ColumnMemory
{
    /// <summary>Stands in the place of a header beside what a column ASN means; no header is compared as this, for it is no letter or digit.</summary>
    private const string AsnMeans = "=";

    /// <summary>By header as <see cref="FieldNames.Folded"/>; nothing for a source of which nothing was said.</summary>
    public static async Task<Dictionary<string, Field?>> OfAsync(
        EdictDb db,
        Guid schoolId,
        ImportKind kind,
        string source
    )
    {
        return await Of(db, schoolId, kind, source)
            .Where(row => row.Header != AsnMeans)
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
            await Of(db, schoolId, kind, source)
                .Where(row => row.Header != AsnMeans)
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

    /// <summary>What a column ASN of a source's files means; unsaid for a source of which nobody said.</summary>
    public static async Task<AsnMeaning> AsnOfAsync(
        EdictDb db,
        Guid schoolId,
        ImportKind kind,
        string source
    )
    {
        var said = await Of(db, schoolId, kind, source)
            .Where(row => row.Header == AsnMeans)
            .Select(row => row.Field)
            .SingleOrDefaultAsync();
        return Enum.TryParse<AsnMeaning>(said, out var meaning) ? meaning : AsnMeaning.Unsaid;
    }

    /// <summary>Remembers what a column ASN means in place of what was remembered; unsaid is forgotten.</summary>
    public static Task KeepAsnAsync(
        EdictDb db,
        Guid schoolId,
        ImportKind kind,
        string source,
        AsnMeaning meaning
    ) =>
        db.InOneTransactionAsync(async () =>
        {
            await Of(db, schoolId, kind, source)
                .Where(row => row.Header == AsnMeans)
                .ExecuteDeleteAsync();
            if (meaning != AsnMeaning.Unsaid)
            {
                await db.InsertAsync([
                    new ImportMapping
                    {
                        SchoolId = schoolId,
                        Kind = kind,
                        Source = NameKey.Of(source),
                        Header = AsnMeans,
                        Field = meaning.ToString(),
                    },
                ]);
            }
        });

    private static IQueryable<ImportMapping> Of(
        EdictDb db,
        Guid schoolId,
        ImportKind kind,
        string source
    )
    {
        var key = NameKey.Of(source);
        return db.ImportMappings.Where(row =>
            row.SchoolId == schoolId && row.Kind == kind && row.Source == key
        );
    }

    private static Field? FieldNamed(string? name) =>
        Enum.TryParse<Field>(name, out var field) ? field : null;
}
