using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>The school and the person who run Edict first.</summary>
public sealed record FirstAdministrator(
    string School,
    string SeedCode,
    string Name,
    string Email,
    string Password
);

/// <summary>Makes the first administrator, and the school where there is none.</summary>
public sealed class FirstRun(EdictDb db, UserManager<Account> accounts, TimeProvider clock)
{
    private static readonly Post[] Administrators = [Post.Leadership, Post.Office];

    /// <summary>Whether nobody can sign in who runs a school.</summary>
    public static async Task<bool> IsNeededAsync(DataPlace data, DateTime now) =>
        (await data.TextsAsync(AdministratorsOn(now))).Count == 0;

    /// <summary>The school to which an administrator would be added; null where it has to be made.</summary>
    /// <exception cref="InvalidOperationException">There are several, and none says whose administrator this would be.</exception>
    public Task<School?> SchoolAsync() => db.Schools.SingleOrDefaultAsync();

    /// <returns>False, with nothing done, where somebody else was quicker.</returns>
    public async Task<bool> MakeAsync(FirstAdministrator first)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if ((await db.TextsAsync(AdministratorsOn(now))).Count > 0)
        {
            return false;
        }

        var school = await SchoolAsync() ?? AddSchool(first, now);
        var person = await PersonAsync(school.Id, first);
        foreach (var post in Administrators)
        {
            db.Add(
                new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = school.Id,
                    StaffId = person.Id,
                    Post = post,
                    From = DateOnly.FromDateTime(now),
                }
            );
        }

        db.Add(
            new AuditEntry
            {
                SchoolId = school.Id,
                At = now,
                StaffId = person.Id,
                What = "account",
                About = "first run: made administrator, with the roles leadership and office",
            }
        );
        await db.SaveChangesAsync();
        await GiveAccountAsync(person, first.Password);
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>
    /// One of those who can sign in and run a school, if there is any: asked past Entity Framework, since a start asks it. Held is
    /// as in <see cref="RoleQueries.HeldOn"/>.
    /// </summary>
    private static string AdministratorsOn(DateTime now) =>
        $"""
            SELECT 'one' FROM "Roles" AS held
            JOIN "Accounts" AS account ON account."SchoolId" = held."SchoolId" AND account."StaffId" = held."StaffId"
            WHERE held."Post" IN ({string.Join(", ", Administrators.Select(post => (int)post))})
              AND held."AskedById" IS NULL
              AND held."From" <= '{now:yyyy-MM-dd}' AND COALESCE(held."To", '9999-12-31') >= '{now:yyyy-MM-dd}'
            LIMIT 1
            """;

    private School AddSchool(FirstAdministrator first, DateTime now)
    {
        var school = new School
        {
            Id = Guid.CreateVersion7(),
            Name = first.School.Trim(),
            SeedCode = first.SeedCode.Trim(),
        };
        var year = now.Month >= 7 ? now.Year : now.Year - 1;
        db.Add(school);
        db.Add(
            new Session
            {
                SchoolId = school.Id,
                Name = $"{year}-{(year + 1) % 100:00}",
                StartsOn = new(year, 8, 1),
                EndsOn = new(year + 1, 6, 30),
            }
        );
        return school;
    }

    private async Task<Staff> PersonAsync(Guid schoolId, FirstAdministrator first)
    {
        var email = first.Email.Trim().ToLowerInvariant();
        var person = await db.Staff.SingleOrDefaultAsync(row =>
            row.SchoolId == schoolId && row.Email == email
        );
        if (person is null)
        {
            person = new()
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                Name = first.Name.Trim(),
                Email = email,
            };
            db.Add(person);
        }

        return person;
    }

    private async Task GiveAccountAsync(Staff person, string password)
    {
        var account = await AccountStore.FindAsync(db, person.SchoolId, person.Id);
        var given = account is null
            ? await accounts.CreateAsync(
                new() { SchoolId = person.SchoolId, StaffId = person.Id },
                password
            )
            : await ReplaceAsync(account, password);
        if (!given.Succeeded)
        {
            throw new InvalidOperationException(given.Errors.First().Description);
        }
    }

    private async Task<IdentityResult> ReplaceAsync(Account account, string password)
    {
        await accounts.RemovePasswordAsync(account);
        return await accounts.AddPasswordAsync(account, password);
    }
}
