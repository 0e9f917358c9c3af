using System.CommandLine;
using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>The options that say which school a verb works on, and where its data lie.</summary>
internal sealed class SchoolOptions
{
    private readonly DataOptions data = new();
    private readonly Option<string?> school = new("--school")
    {
        Description = "The school's name or SEED code, where the database has several.",
    };

    public void AddTo(Command command)
    {
        command.Add(school);
        data.AddTo(command);
    }

    /// <exception cref="FormatException">The environment gives a connection that cannot be read.</exception>
    public SchoolAsked Read(ParseResult result) => new(data.Read(result), result.GetValue(school));

    /// <summary>Does something to the school that is asked for; where there is none such, says so and does nothing.</summary>
    public async Task<int> WithSchoolAsync(ParseResult result, Func<ChosenSchool, Task<int>> act)
    {
        var console = result.InvocationConfiguration;
        var faults = new Faults();
        var status = await Read(result)
            .WithAsync<int?>(
                async (db, found) => await act(new(db, found, await NowAsync(db, found), console)),
                faults
            );
        if (status is null)
        {
            Terminal.Tell(faults, console);
        }

        return status ?? ExitStatus.Faults;
    }

    /// <summary>The school's instant (UTC). A demonstration's day begins anew with each command, and goes on after what was imported.</summary>
    internal static async Task<DateTime> NowAsync(EdictDb db, School school)
    {
        if (!school.IsDemonstration)
        {
            return TimeProvider.System.GetUtcNow().UtcDateTime;
        }

        var now = new DemonstrationClock(TimeProvider.System).GetUtcNow().UtcDateTime;
        var latest = await db
            .Imports.Where(import => import.SchoolId == school.Id)
            .MaxAsync(import => (DateTime?)import.At);
        return latest >= now ? latest.Value.AddMilliseconds(1) : now;
    }

    /// <summary>The session of that name; without one that which the pages show, or the first to come where none has begun. Null, with the fault said, where the school has none such.</summary>
    internal static async Task<Session?> SessionAsync(
        EdictDb db,
        School school,
        string? given,
        Faults faults
    )
    {
        var sessions = await db
            .Sessions.Where(session => session.SchoolId == school.Id)
            .OrderByDescending(session => session.StartsOn)
            .ToListAsync();
        var name = given?.Trim();
        var found = name is null
            ? await db.Sessions.BegunAsync(
                school.Id,
                DateOnly.FromDateTime(await NowAsync(db, school))
            ) ?? sessions.LastOrDefault()
            : sessions.Find(session => session.Name == name);
        if (found is null)
        {
            var known = string.Join(", ", sessions.Select(session => session.Name));
            faults.Error(
                new("--session", null, null, name, $"no such session; the school has: {known}")
            );
        }

        return found;
    }

    /// <summary>The school of that name or SEED code, or the only one; null, with the fault said, for none or several.</summary>
    internal static async Task<School?> FindAsync(
        EdictDb db,
        DataPlace place,
        string? name,
        Faults faults
    )
    {
        var schools = await db.Schools.OrderBy(school => school.Name).ToListAsync();
        var named = schools
            .Where(school =>
                name is null
                || NameKey.Of(school.Name) == NameKey.Of(name)
                || school.SeedCode == name.Trim()
            )
            .ToList();
        if (named is [var only])
        {
            return only;
        }

        var known = string.Join(
            ", ",
            schools.Select(school => $"{school.Name} ({school.SeedCode})")
        );
        var said =
            schools.Count == 0 ? $"no school in {place.Name}"
            : named.Count == 0 ? $"no such school; there are: {known}"
            : $"several schools; expected the SEED code of one of: {known}";
        faults.Error(new("--school", null, null, name, said));
        return null;
    }
}

/// <summary>The school that a verb works on.</summary>
/// <param name="Now">The school's clock (UTC): a demonstration has one of its own.</param>
internal sealed record ChosenSchool(
    EdictDb Db,
    School School,
    DateTime Now,
    InvocationConfiguration Console
)
{
    public int Tell(Fault fault)
    {
        var faults = new Faults();
        faults.Error(fault);
        Terminal.Tell(faults, Console);
        return ExitStatus.Faults;
    }
}
