using Edict.Data;
using Edict.Pages.People;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>A house that gets another name.</summary>
public sealed class HouseForm
{
    /// <summary>The name that was shown.</summary>
    public string? Was { get; set; }

    public string? Name { get; set; }
}

/// <summary>A house that pupils of the session are in.</summary>
/// <param name="Leaders">Who is PSL of it today.</param>
public sealed record HouseShown(string Name, int Pupils, IReadOnlyList<string> Leaders)
{
    public string Key { get; } = NameKey.Of(Name);
}

/// <summary>Where the names of the houses are kept: they stand with each pupil, and with the PSL.</summary>
public sealed class HouseDesk(OfficeAct office)
{
    private EdictDb Db => office.Db;

    private Guid SchoolId => office.SchoolId;

    /// <summary>The houses that pupils of a session are in, in their order.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(
        EdictDb db,
        Guid schoolId,
        string? session
    )
    {
        var names = await db
            .Enrolments.Where(row =>
                row.SchoolId == schoolId && row.Session == session && row.House != ""
            )
            .Select(row => row.House)
            .Distinct()
            .ToListAsync();
        return [.. names.Order(StringComparer.OrdinalIgnoreCase).DistinctBy(NameKey.Of)];
    }

    public async Task<IReadOnlyList<HouseShown>> LoadAsync()
    {
        var session = (await office.SessionAsync())?.Name;
        var today = office.Today;
        var houses = (
            await Db
                .Enrolments.Where(row =>
                    row.SchoolId == SchoolId
                    && row.Session == session
                    && (row.LeftOn == null || row.LeftOn > today)
                )
                .Select(row => row.House)
                .ToListAsync()
        ).ToLookup(NameKey.Of);
        var leaders = (
            await Db
                .Roles.Where(row => row.SchoolId == SchoolId && row.Post == Post.PupilSupportLeader)
                .HeldOn(today)
                .Join(
                    Db.Staff,
                    role => new { role.SchoolId, Id = role.StaffId },
                    staff => new { staff.SchoolId, staff.Id },
                    (role, staff) => new { House = role.House ?? "", staff.Name }
                )
                .ToListAsync()
        ).ToLookup(row => NameKey.Of(row.House), row => row.Name);
        return
        [
            .. (await NamesAsync(Db, SchoolId, session)).Select(name => new HouseShown(
                name,
                houses[NameKey.Of(name)].Count(),
                [.. leaders[NameKey.Of(name)].Order(StringComparer.OrdinalIgnoreCase)]
            )),
        ];
    }

    /// <summary>Gives a house another name: with its pupils of this session, of one that is prepared, and with the posts that are not over.</summary>
    public Task<Refusal?> RenameAsync(HouseForm form) =>
        office.DoAsync(async session =>
        {
            var (was, name) = ((form.Was ?? "").Trim(), (form.Name ?? "").Trim());
            var field = $"House_{NameKey.Of(was)}";
            var there = await NamesAsync(Db, SchoolId, session.Name);
            var same = there.FirstOrDefault(other =>
                other != was && NameKey.Of(other) == NameKey.Of(name)
            );
            var refused =
                OfficeAct.NoName(name, field, "the house") is { } noName ? noName
                : !there.Contains(was, StringComparer.Ordinal)
                    ? new("", $"No house is called {was} any more: look at the names again")
                : same is not null
                    ? new(
                        field,
                        $"There is a house {same} already. Pupils go from one house to another by a pupils file"
                    )
                : null;
            if (refused is null)
            {
                await RenameAsync(session, was, name);
            }

            return refused;
        });

    private async Task RenameAsync(Session from, string was, string name)
    {
        var key = NameKey.Of(was);
        var sessions = await Db
            .Sessions.Where(row => row.SchoolId == SchoolId && row.StartsOn >= from.StartsOn)
            .Select(row => row.Name)
            .ToListAsync();
        var pupils = (
            await Db
                .Enrolments.AsTracking()
                .Where(row =>
                    row.SchoolId == SchoolId && sessions.Contains(row.Session) && row.House != ""
                )
                .ToListAsync()
        )
            .Where(row => NameKey.Of(row.House) == key)
            .ToList();
        pupils.ForEach(row => row.House = name);
        var today = office.Today;
        var posts = (
            await Db
                .Roles.AsTracking()
                .Where(row =>
                    row.SchoolId == SchoolId
                    && row.House != null
                    && (row.To == null || row.To >= today)
                )
                .ToListAsync()
        )
            .Where(row => NameKey.Of(row.House!) == key)
            .ToList();
        posts.ForEach(row => row.House = name);
        await office.SaveAsync(
            "house",
            $"{was} is now {name}: {pupils.Count} enrolments, {posts.Count} roles"
        );
    }
}
