using System.Reflection;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Privacy;

/// <summary>The rows of every table that names a pupil, found by the model, so that a later table cannot be forgotten.</summary>
internal static class PupilRows
{
    private const string Key = "PupilId";

    private static readonly MethodInfo Counting = typeof(PupilRows).GetMethod(
        nameof(CountOfAsync),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    /// <summary>The tables, by the names of their rows.</summary>
    public static IEnumerable<string> Tables(EdictDb db) =>
        db
            .Model.GetEntityTypes()
            .Where(entity =>
                entity.ClrType == typeof(Pupil)
                || entity.FindProperty(Key) is not null
                || entity
                    .GetForeignKeys()
                    .Any(key => key.PrincipalEntityType.ClrType == typeof(Pupil))
            )
            .Select(entity => entity.ClrType.Name);

    /// <summary>How many rows of each table are a pupil's.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> OfAsync(EdictDb db, Guid pupilId)
    {
        var counts = new Dictionary<string, int>();
        foreach (var name in Tables(db))
        {
            var type = db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == name);
            var field = type.ClrType == typeof(Pupil) ? nameof(Pupil.Id) : Key;
            counts[name] = await (Task<int>)
                Counting.MakeGenericMethod(type.ClrType).Invoke(null, [db, field, pupilId])!;
        }

        return counts;
    }

    private static Task<int> CountOfAsync<T>(EdictDb db, string field, Guid pupilId)
        where T : class =>
        db.Set<T>()
            .CountAsync(
                row => EF.Property<Guid?>(row, field) == pupilId,
                TestContext.Current.CancellationToken
            );
}
