using Edict.Auditing;
using Edict.Data;
using Edict.Overview;
using Microsoft.EntityFrameworkCore;

namespace Edict.Keeping;

/// <summary>The figures by which a restored database is known to be the one that was backed up.</summary>
/// <param name="Rows">How many rows each table has.</param>
public sealed record BackupFigures(
    SortedDictionary<string, long> Rows,
    IReadOnlyList<SchoolFigures> Schools
)
{
    /// <summary>Counts and derives them from a database that does not change meanwhile.</summary>
    /// <param name="tables">Those that are counted; null for all of the model.</param>
    public static async Task<BackupFigures> OfAsync(
        EdictDb db,
        DateOnly day,
        IEnumerable<string>? tables = null
    )
    {
        var schools = new List<SchoolFigures>();
        foreach (var school in await db.Schools.OrderBy(row => row.SeedCode).ToListAsync())
        {
            schools.Add(await SchoolFigures.OfAsync(db, school, day));
        }

        return new(await RowsOfAsync(db, tables ?? TablesOf(db)), schools);
    }

    /// <summary>How many rows each of some tables has; none for one that is not there.</summary>
    public static async Task<SortedDictionary<string, long>> RowsOfAsync(
        EdictDb db,
        IEnumerable<string> tables
    )
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        try
        {
            foreach (var table in tables.ToList())
            {
                await using var count = db.Database.GetDbConnection().CreateCommand();
                count.CommandText =
                    $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
                rows[table] = Convert.ToInt64(await count.ExecuteScalarAsync());
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return rows;
    }

    /// <summary>What is another in a copy, a sentence each.</summary>
    public IEnumerable<string> DifferencesFrom(BackupFigures copy)
    {
        foreach (var (table, rows) in Rows)
        {
            if (copy.Rows.GetValueOrDefault(table) is var found && found != rows)
            {
                yield return $"table {table}: {rows} rows were backed up, {found} came back";
            }
        }

        foreach (var school in Schools)
        {
            if (copy.Schools.FirstOrDefault(other => other.Id == school.Id) is not { } found)
            {
                yield return $"{school.Name} did not come back";
                continue;
            }

            foreach (var difference in school.DifferencesFrom(found))
            {
                yield return $"{school.Name}: {difference}";
            }
        }
    }

    private static IEnumerable<string> TablesOf(EdictDb db) =>
        db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct();
}

/// <summary>The figures of one school.</summary>
/// <param name="Cycles">Its closed cycles, oldest first.</param>
/// <param name="Lines">Of the audit log.</param>
/// <param name="LastLine">The number of the last that is sealed.</param>
/// <param name="LastSeal">In hexadecimal digits; empty for none.</param>
public sealed record SchoolFigures(
    Guid Id,
    string Name,
    IReadOnlyList<CycleFigures> Cycles,
    long Lines,
    long LastLine,
    string LastSeal
)
{
    public static async Task<SchoolFigures> OfAsync(EdictDb db, School school, DateOnly day)
    {
        var head = await AuditSealer.HeadOfAsync(db, school.Id);
        return new(
            school.Id,
            school.Name,
            await CyclesAsync(db, school.Id, day),
            await db.Audit.LongCountAsync(line => line.SchoolId == school.Id),
            head?.Sequence ?? 0,
            head is null ? "" : Convert.ToHexStringLower(head.Seal)
        );
    }

    public IEnumerable<string> DifferencesFrom(SchoolFigures copy)
    {
        foreach (var cycle in Cycles)
        {
            var found = copy.Cycles.FirstOrDefault(other => other.Id == cycle.Id);
            if (found != cycle)
            {
                yield return $"{cycle.Name}: concerns by level were {cycle.Words}, and came back as {found?.Words ?? "no such cycle"}";
            }
        }

        if ((Lines, LastLine, LastSeal) != (copy.Lines, copy.LastLine, copy.LastSeal))
        {
            yield return $"the audit log had {Lines} lines and its last seal at line {LastLine}, and came back with {copy.Lines} and {copy.LastLine}{(LastSeal == copy.LastSeal ? "" : ", another seal")}";
        }
    }

    private static async Task<List<CycleFigures>> CyclesAsync(EdictDb db, Guid school, DateOnly day)
    {
        var figures = new List<CycleFigures>();
        var sessions = await db
            .Sessions.Where(row => row.SchoolId == school && row.StartsOn <= day)
            .OrderBy(row => row.StartsOn)
            .ToListAsync();
        foreach (var session in sessions)
        {
            var end = session.EndsOn < day ? session.EndsOn : day;
            var read = new SchoolReading(await new SchoolReader(db, school, end).ReadAsync(null));
            figures.AddRange(
                read.Cycles.Where(cycle => cycle.IsClosed)
                    .Select(cycle => CycleFigures.Of(cycle, read.RowsOf(cycle)))
            );
        }

        return figures;
    }
}

/// <summary>How many concerns of each level a closed cycle has.</summary>
public sealed record CycleFigures(Guid Id, string Name, int Level1, int Level2, int Level3)
{
    public string Words => $"{Level1}, {Level2}, {Level3}";

    internal static CycleFigures Of(Cycle cycle, IReadOnlyList<PupilRow> rows) =>
        new(
            cycle.Id,
            cycle.Name,
            rows.Count(row => row.Level == 1),
            rows.Count(row => row.Level == 2),
            rows.Count(row => row.Level == 3)
        );
}
