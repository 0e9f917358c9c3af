using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Overview;

/// <summary>Reads how the pupils stood at the end of the session before, once for as long as nothing in it changes.</summary>
internal sealed class LastSessionReader(EdictDb db, Guid school)
{
    /// <param name="session">The one that has begun; null for none.</param>
    /// <param name="known">What was read before, which is given back where it still holds.</param>
    public async Task<LastSession> ReadAsync(string? session, LastSession? known)
    {
        if (await BeforeAsync(session) is not { } before)
        {
            return LastSession.None;
        }

        var cycles = await db
            .Cycles.Where(row => row.SchoolId == school && row.Session == before.Name)
            .OrderBy(row => row.Order)
            .ToListAsync();
        var faculties = await db
            .Subjects.Where(row => row.SchoolId == school && row.Session == before.Name)
            .ToDictionaryAsync(row => row.Id, row => row.FacultyId);
        var basis = BasisOf(cycles, faculties);
        if (known?.Basis == basis)
        {
            return known;
        }

        // A cycle that nobody closed ended with the session.
        var end = before.EndsOn.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc);
        var read = new List<(Cycle, IReadOnlyList<CourseReport>, Policy)>();
        foreach (var cycle in cycles)
        {
            read.Add(
                (
                    cycle,
                    await ReportsAsync(cycle.Id),
                    await PolicyInForce.LoadAsync(db, school, cycle.ClosedAt ?? end)
                )
            );
        }

        return LastSession.Of(basis, id => faculties[id], read);
    }

    private Task<Session?> BeforeAsync(string? session) =>
        db
            .Sessions.Where(row =>
                row.SchoolId == school
                && db.Sessions.Any(now =>
                    now.SchoolId == school && now.Name == session && row.StartsOn < now.StartsOn
                )
            )
            .OrderByDescending(row => row.StartsOn)
            .FirstOrDefaultAsync();

    private Task<List<CourseReport>> ReportsAsync(Guid cycle) =>
        db
            .Reports.Where(row => row.SchoolId == school && row.CycleId == cycle)
            .Select(CourseReport.OfRow)
            .ToListAsync();

    private static string BasisOf(List<Cycle> cycles, Dictionary<Guid, Guid> faculties) =>
        string.Join(
            '\n',
            cycles
                .Select(row =>
                    $"{row.Id} {row.Revision} {row.Order} {row.Stages} {row.ClosedAt:O} {row.Name}"
                )
                .Concat(faculties.OrderBy(row => row.Key).Select(row => $"{row.Key} {row.Value}"))
        );
}
