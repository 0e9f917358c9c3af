using Edict.Data;
using Edict.Importing;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.People;

/// <summary>Where staff and their roles are kept. Each act writes its line of the audit log with it.</summary>
public sealed class PeopleDesk(EdictDb db, IHttpContextAccessor context, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(Now);

    public Guid StaffId => Person.StaffId;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Guid SchoolId => Person.SchoolId;

    private SignedIn Person => SignedIn.Of(context.HttpContext!.User);

    public Task<SchoolPeople> LoadAsync() => SchoolPeople.LoadAsync(db, SchoolId, Today);

    /// <summary>Takes somebody onto the staff, without a role yet.</summary>
    public async Task<(Guid? Id, Refusal? Refused)> AddAsync(PersonForm form)
    {
        var email = form.Email!.Trim().ToLowerInvariant();
        var known = await db.Staff.FirstOrDefaultAsync(row =>
            row.SchoolId == SchoolId && row.Email == email
        );
        if (known is not null)
        {
            return (null, new("Person.Email", $"{known.Name} has this e-mail address already"));
        }

        var person = new Staff
        {
            Id = Guid.CreateVersion7(),
            SchoolId = SchoolId,
            Name = form.Name!.Trim(),
            Email = email,
        };
        db.Add(person);
        await SaveAsync("person", $"staff {person.Id}: came onto the staff");
        return (person.Id, null);
    }

    /// <summary>Gives a role, or asks for it where a second person must say yes.</summary>
    /// <param name="form">The name of the form, for the field of a refusal.</param>
    public async Task<Refusal?> GiveAsync(Role role, string form)
    {
        Refusal? refused = null;
        await AloneAsync(async people =>
        {
            refused = Refused(role, people, form);
            if (refused is null)
            {
                role.AskedById = Grants.NeedsASecondPerson(role.Post) ? StaffId : null;
                db.Add(role);
                await SaveAsync("grant", About(role, people));
            }
        });
        return refused;
    }

    /// <summary>Says yes or no to a grant that waits.</summary>
    /// <returns>What was done, in a sentence; null where nobody may, or it waits no more.</returns>
    public async Task<string?> DecideAsync(Guid roleId, bool isYes)
    {
        string? done = null;
        await AloneAsync(async people =>
        {
            var role = await db
                .Roles.AsTracking()
                .SingleOrDefaultAsync(row => row.SchoolId == SchoolId && row.Id == roleId);
            if (role is null || !Grants.MayConfirm(role, StaffId))
            {
                return;
            }

            var about = About(role, people);
            role.AskedById = null;
            if (!isYes)
            {
                db.Remove(role);
            }

            await SaveAsync(isYes ? "confirmation" : "refusal", about);
            done =
                $"{people.Staff[role.StaffId].Name}, {people.Words(role)}: {(isYes ? "confirmed" : "refused")}.";
        });
        return done;
    }

    /// <summary>Takes back a grant that waits.</summary>
    /// <returns>What was done, in a sentence; null where it waits no more.</returns>
    public async Task<string?> WithdrawAsync(Guid roleId)
    {
        string? done = null;
        await AloneAsync(async people =>
        {
            var role = await db
                .Roles.AsTracking()
                .SingleOrDefaultAsync(row =>
                    row.SchoolId == SchoolId && row.Id == roleId && row.AskedById != null
                );
            if (role is not null)
            {
                db.Remove(role);
                await SaveAsync("withdrawal", About(role, people));
                done = $"{people.Staff[role.StaffId].Name}, {people.Words(role)}: withdrawn.";
            }
        });
        return done;
    }

    /// <summary>Sets a role's last day. A later day than the one that is set would be a grant.</summary>
    public async Task<Refusal?> EndAsync(Guid staffId, EndForm form)
    {
        Refusal? refused = null;
        await AloneAsync(async people =>
        {
            var role = await db
                .Roles.AsTracking()
                .SingleOrDefaultAsync(row =>
                    row.SchoolId == SchoolId && row.StaffId == staffId && row.Id == form.Role
                );
            var field = $"End_{form.Role}";
            refused =
                role is null ? new("", "This role is not there any more")
                : form.To is not { } to ? new(field, "Give the last day of the role")
                : to < role.From ? new(field, $"Give a last day from {role.From:d MMMM yyyy} on")
                : role.To < to
                    ? new(
                        field,
                        $"It ends on {role.To:d MMMM yyyy}; give it anew from the day after"
                    )
                : Grants.IsLast(role, people.Roles.Where(other => other.Id != role.Id), to)
                    ? new(field, Sentence(Grants.WouldBeEmpty(role.Post)))
                : null;
            if (refused is null)
            {
                role!.To = form.To;
                await SaveAsync("ending", About(role, people));
            }
        });
        return refused;
    }

    private Refusal? Refused(Role role, SchoolPeople people, string form)
    {
        var same = people.Roles.FirstOrDefault(other =>
            Held.Of(other) == Held.Of(role) && RolePlan.Overlap(other, role, role.To)
        );
        return role.StaffId == StaffId ? new("", Sentence(Grants.NobodyToThemself))
            : role.To < role.From
                ? new($"{form}.To", "Give a last day that is not before the first")
            : same is not null
                ? new(
                    $"{form}.From",
                    $"{people.Words(same)} is {(same.AskedById is null ? "held" : "asked for")} {SchoolPeople.Days(same)}: give other days"
                )
            : null;
    }

    /// <summary>One at a time, so that two cannot end the last two roles of the leadership at once.</summary>
    private Task AloneAsync(Func<SchoolPeople, Task> act) =>
        db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(SchoolId, null);
            await act(await LoadAsync());
        });

    private static string About(Role role, SchoolPeople people) =>
        $"role {role.Id} of staff {role.StaffId}: {people.Words(role)}, {SchoolPeople.Days(role)}";

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private async Task SaveAsync(string what, string about)
    {
        db.Add(
            new AuditEntry
            {
                SchoolId = SchoolId,
                At = Now,
                StaffId = StaffId,
                What = what,
                About = about,
            }
        );
        await db.SaveChangesAsync();
    }

    /// <summary>The role that a form says.</summary>
    public (Role? Role, Refusal? Refused) Read(GiveForm form, Guid staffId, SchoolPeople people)
    {
        var choice = RoleChoice.Of(people).FirstOrDefault(choice => choice.Value == form.What);
        var stages = Stages.Of(form.Stages);
        return choice is null ? (null, new("Give.What", "Choose a role"))
            : choice.Post == Post.YearHead && stages == StageSet.None
                ? (null, new("Give.Stages", "Tick the stages that the year head is for"))
            : (choice.As(SchoolId, staffId, stages, form.From ?? Today, form.To), null);
    }

    /// <summary>The colleague's role, held by another from a day to a day.</summary>
    public (Role? Role, Refusal? Refused) Read(StandInForm form, Guid staffId, SchoolPeople people)
    {
        var post = people.Roles.FirstOrDefault(role =>
            role.Id == form.Role && role.StaffId != staffId && role.AskedById is null
        );
        return post is null ? (null, new("StandIn.Role", "Choose a colleague's post"))
            : form.To is null ? (null, new("StandIn.To", "Give the last day: a stand-in has one"))
            : (
                new()
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = SchoolId,
                    StaffId = staffId,
                    Post = post.Post,
                    FacultyId = post.FacultyId,
                    House = post.House,
                    ClassId = post.ClassId,
                    Stages = post.Stages,
                    StandsInForId = post.StaffId,
                    From = form.From ?? Today,
                    To = form.To,
                },
                null
            );
    }
}
