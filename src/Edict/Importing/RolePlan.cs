using Edict.Data;
using Edict.People;

namespace Edict.Importing;

/// <summary>Who holds which post for what: the same on other days is the same role again.</summary>
/// <param name="For">The one thing that the post is held for; null for a post that is held for the whole school.</param>
public sealed record Held(Guid StaffId, Post Post, object? For)
{
    public static Held Of(Role role) =>
        new(
            role.StaffId,
            role.Post,
            role.Post switch
            {
                Post.Teacher => role.ClassId,
                Post.CurriculumLeader => role.FacultyId,
                Post.PupilSupportLeader => NameKey.Of(role.House ?? ""),
                Post.YearHead => role.Stages,
                _ => null,
            }
        );
}

/// <summary>What a row means for a role: nothing new, something new, or a fault in one of its days.</summary>
public readonly record struct RoleOutcome(bool IsAdded, bool IsChanged, Field Wrong, string? Why);

/// <summary>
/// The roles as a file leaves them. A row adds a role or sets its last day; a role without a row stays as it is.
/// </summary>
/// <param name="askedBy">Who brings the file, by the rules for grants; null for the command line, whose user owns the data.</param>
public sealed class RolePlan(IReadOnlyCollection<Role> known, DateOnly today, Guid? askedBy)
{
    private readonly ILookup<Held, Role> before = known.ToLookup(Held.Of);

    private readonly Dictionary<Role, Role> changed = [];

    public List<Role> Added { get; } = [];

    /// <summary>Known roles that got a last day, or another one.</summary>
    public IReadOnlyList<(Role Before, Role After)> Changed =>
        [.. changed.Select(row => (row.Value, row.Key))];

    /// <summary>What is written to the roles.</summary>
    public TableChange Table => TableChange.Of(Added, Changed);

    /// <param name="role">What is held, beginning on the first day that the row may mean.</param>
    /// <param name="from">As the row says it: without it the role is the present one, or begins today.</param>
    /// <param name="to">As the row says it: a blank sets no end and takes none away.</param>
    public RoleOutcome Take(Role role, DateOnly? from, DateOnly? to)
    {
        var held = Held.Of(role);
        var same = before[held]
            .Concat(Added.Where(added => Held.Of(added) == held))
            .OrderBy(other => other.From)
            .ToList();
        var found = from is { } day ? same.Find(other => other.From == day) : Present(same, to);
        if (found is not null && (to is null || to == found.To))
        {
            return default;
        }

        if (to < (found?.From ?? role.From))
        {
            return Wrong(
                Field.To,
                $"it ends before it begins, on {found?.From ?? role.From:yyyy-MM-dd}"
            );
        }

        var others = same.Where(other => other != found);
        if (others.FirstOrDefault(other => Overlap(other, found ?? role, to)) is { } clash)
        {
            return Wrong(
                found is null ? Field.From : Field.To,
                $"the same role is held from {clash.From:yyyy-MM-dd} to {clash.To?.ToString("yyyy-MM-dd") ?? "no set end"}; expected days outside these, or its first day"
            );
        }

        return found is null ? Add(role, to) : SetEnd(found, to);
    }

    /// <summary>The one that is not over; else the one that ended on the day that is given.</summary>
    private Role? Present(List<Role> same, DateOnly? to) =>
        same.Find(role => role.To is null || role.To >= today)
        ?? same.Find(role => role.To is not null && role.To == to);

    private RoleOutcome Add(Role role, DateOnly? to)
    {
        if (role.StaffId == askedBy)
        {
            return Wrong(Field.Email, Grants.NobodyToThemself);
        }

        role.To = to;
        role.AskedById = Grants.NeedsASecondPerson(role.Post) ? askedBy : null;
        Added.Add(role);
        return new(IsAdded: true, IsChanged: false, default, null);
    }

    private RoleOutcome SetEnd(Role role, DateOnly? to)
    {
        var isLonger = askedBy is not null && role.To is not null && to > role.To;
        if (isLonger && (role.StaffId == askedBy || Grants.NeedsASecondPerson(role.Post)))
        {
            return Wrong(
                Field.To,
                $"it ends on {role.To:yyyy-MM-dd}; a later day is a new grant: give a row that begins after it"
            );
        }

        if (!Added.Contains(role))
        {
            changed.TryAdd(role, Copy(role));
        }

        role.To = to;
        return new(IsAdded: false, IsChanged: true, default, null);
    }

    private static Role Copy(Role role) =>
        new()
        {
            Id = role.Id,
            SchoolId = role.SchoolId,
            StaffId = role.StaffId,
            Post = role.Post,
            FacultyId = role.FacultyId,
            House = role.House,
            Stages = role.Stages,
            ClassId = role.ClassId,
            StandsInForId = role.StandsInForId,
            AskedById = role.AskedById,
            From = role.From,
            To = role.To,
        };

    /// <param name="to">The last day of the role that is not given whole; null for no set end.</param>
    internal static bool Overlap(Role other, Role role, DateOnly? to)
    {
        var end = to ?? DateOnly.MaxValue;
        return other.From <= end && role.From <= (other.To ?? DateOnly.MaxValue);
    }

    private static RoleOutcome Wrong(Field field, string why) =>
        new(IsAdded: false, IsChanged: false, field, why);
}
