using System.CommandLine;
using Edict.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>Lets staff in who sign in by a password of Edict's own.</summary>
public static class AccountCommand
{
    public static Command Create()
    {
        var command = new Command(
            "account",
            "Invites a member of staff to choose a password.\n\nExample: edict account invite --email a.fraser@school.example"
        )
        {
            CreateInvite(),
        };
        return command;
    }

    private static Command CreateInvite()
    {
        var school = new SchoolOptions();
        var email = new Option<string>("--email")
        {
            Description = "The address of a member of staff.",
            Required = true,
        };
        var forget = new Option<bool>("--forget-codes")
        {
            Description =
                "Also forgets the codes and passkeys of somebody who has lost the phone that they were on.",
        };
        var invite = new Command(
            "invite",
            $"Prints the path of a link that works once, for {Invitations.Days} days: give it to that person alone.\n\nExample: edict account invite --email a.fraser@school.example"
        )
        {
            email,
            forget,
        };
        school.AddTo(invite);
        invite.SetAction(result =>
            school.WithSchoolAsync(
                result,
                chosen =>
                    InviteAsync(chosen, result.GetRequiredValue(email), result.GetValue(forget))
            )
        );
        return invite;
    }

    private static async Task<int> InviteAsync(ChosenSchool chosen, string email, bool forget)
    {
        var (db, school) = (chosen.Db, chosen.School);
        var address = email.Trim().ToLowerInvariant();
        var person = await db.Staff.SingleOrDefaultAsync(row =>
            row.SchoolId == school.Id && row.Email == address
        );
        if (person is null)
        {
            return chosen.Tell(
                new(
                    "--email",
                    null,
                    null,
                    email,
                    "no member of staff has this address; import the staff first"
                )
            );
        }

        if (forget && await AccountStore.FindAsync(db, school.Id, person.Id) is { } account)
        {
            account.ForgetCodes();
            db.RemoveRange(
                await db
                    .Passkeys.Where(row => row.SchoolId == school.Id && row.StaffId == person.Id)
                    .ToListAsync()
            );
        }

        var path = await Invitations.AddAsync(db, person, null, chosen.Now);
        await db.SaveChangesAsync();
        await chosen.Console.Output.WriteLineAsync(
            $"{person.Name} chooses a password at this path behind the address of Edict, once and within {Invitations.Days} days:\n{path}"
        );
        return ExitStatus.Done;
    }
}
