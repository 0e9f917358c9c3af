using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>
/// What an undo may not do to roles. Who undoes is held to the rules for grants as with a file: what needs a second person is
/// not given back, and nothing is given back to oneself. No undo empties a post that must be held.
/// </summary>
internal static class GrantsUndone
{
    /// <param name="deleted">The roles that go.</param>
    /// <param name="restored">Those that come back or become what they were.</param>
    /// <param name="by">Who undoes; null for the command line, whose user owns the data.</param>
    /// <returns>Why it may not, in words.</returns>
    public static async Task<IReadOnlyList<string>> RefusalsAsync(
        EdictDb db,
        Guid school,
        IReadOnlyCollection<Role> deleted,
        IReadOnlyCollection<Role> restored,
        Guid? by
    )
    {
        if (deleted.Count + restored.Count == 0)
        {
            return [];
        }

        var now = await db.Roles.Where(role => role.SchoolId == school).ToListAsync();
        var faculties = await db
            .Faculties.Where(row => row.SchoolId == school)
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var names = await db
            .Staff.Where(row => row.SchoolId == school)
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var gone = deleted.Concat(restored).Select(role => role.Id).ToHashSet();
        var after = now.Where(role => !gone.Contains(role.Id)).Concat(restored).ToList();
        return
        [
            .. restored
                .Where(role => by is not null && IsGivenBack(role, now))
                .Select(role => Why(role, by))
                .OfType<string>(),
            .. Grants
                .NeverEmpty.Where(post => IsFilled(now, post) && !IsFilled(after, post))
                .Select(Grants.WouldBeEmpty),
        ];

        string? Why(Role role, Guid? asker) =>
            role.StaffId == asker ? Grants.NobodyToThemself
            : Grants.NeedsASecondPerson(role.Post)
                ? $"{names[role.StaffId]}, {RoleWords.Of(role, faculties)}: to give it back needs a second person; give it anew under People"
            : null;
    }

    /// <summary>Whether a role would be held on days on which it is not held now.</summary>
    private static bool IsGivenBack(Role role, List<Role> now) =>
        now.Find(other => other.Id == role.Id) is not { } present
        || (present.To is { } end && (role.To is null || role.To > end));

    private static bool IsFilled(List<Role> roles, Post post) =>
        roles.Exists(role => Grants.IsHeldWithoutEnd(role, post));
}
