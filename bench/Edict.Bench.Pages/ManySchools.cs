using Edict.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Edict.Bench.Pages;

/// <summary>Fills a database with copies of its one school, so that each has as many rows as the first.</summary>
internal static class ManySchools
{
    private static readonly Type[] Audit =
    [
        typeof(AuditEntry),
        typeof(AuditPending),
        typeof(AuditSeal),
        typeof(AuditValues),
    ];

    public static async Task FillAsync(DataPlace place, int schools)
    {
        await using var db = await place.OpenAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var first = await db.Schools.SingleAsync();
        var tables = InOrder(db.Model).ToList();
        for (var number = 2; number <= schools; number++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var copy = Guid.CreateVersion7();
            db.Add(
                new School
                {
                    Id = copy,
                    Name = $"{first.Name} {number}",
                    SeedCode = $"{number:0000000}",
                    IsDemonstration = true,
                }
            );
            await db.SaveChangesAsync();
            foreach (var table in tables)
            {
                await CopyAsync(db, table, first.Id, copy);
            }

            await transaction.CommitAsync();
        }
    }

    /// <summary>The tables of a school, each after those that it points at.</summary>
    private static IEnumerable<IEntityType> InOrder(IModel model)
    {
        var left = model
            .GetEntityTypes()
            .Where(entity => entity.FindProperty(nameof(ISchoolFact.SchoolId)) is not null)
            // A line of the audit log is sealed for its school alone, and the database itself notes it as waiting.
            .Where(entity => !Audit.Contains(entity.ClrType))
            .ToList();
        while (left.Count > 0)
        {
            var next = left.First(entity =>
                !entity
                    .GetForeignKeys()
                    .Any(key =>
                        key.PrincipalEntityType != entity && left.Contains(key.PrincipalEntityType)
                    )
            );
            left.Remove(next);
            yield return next;
        }
    }

    private static Task<int> CopyAsync(EdictDb db, IEntityType table, Guid from, Guid to)
    {
        var columns = table.GetProperties().Select(property => property.GetColumnName()).ToList();
        var named = string.Join(", ", columns.Select(name => $"\"{name}\""));
        var values = string.Join(
            ", ",
            columns.Select(name => name == nameof(ISchoolFact.SchoolId) ? "{0}" : $"\"{name}\"")
        );
        var sql =
            $"INSERT INTO \"{table.GetTableName()}\" ({named}) SELECT {values} FROM \"{table.GetTableName()}\" WHERE \"SchoolId\" = {{1}}";
#pragma warning disable RS0030, EF1002 // The names are the model's own.
        return db.Database.ExecuteSqlRawAsync(sql, to, from);
#pragma warning restore RS0030, EF1002
    }
}
