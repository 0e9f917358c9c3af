using System.CommandLine;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Mail;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>Shows whether mail goes.</summary>
public static class MailCommand
{
    private const string Example = "Example: edict mail test --to office@school.example";

    public static Command Create() =>
        new("mail", $"The school's mail.\n\n{Example}") { CreateTest() };

    private static Command CreateTest()
    {
        var school = new SchoolOptions();
        var settings = new MailOption();
        var to = new Option<string>("--to")
        {
            Description = "The address of a member of staff.",
            Required = true,
        };
        var command = new Command(
            "test",
            $"Sends a member of staff a test letter through the outbox, and says what came of it.\n\n{Example}"
        )
        {
            to,
        };
        settings.AddTo(command);
        school.AddTo(command);
        command.SetAction(
            (result, cancelled) =>
                school.WithSchoolAsync(
                    result,
                    chosen =>
                        TestAsync(
                            chosen,
                            settings.Read(result, chosen.School, school.Read(result).Data),
                            result.GetRequiredValue(to),
                            cancelled
                        )
                )
        );
        return command;
    }

    private static async Task<int> TestAsync(
        ChosenSchool chosen,
        MailSettings settings,
        string address,
        CancellationToken cancelled
    )
    {
        var (db, school, console) = (chosen.Db, chosen.School, chosen.Console);
        TimeProvider clock = school.IsDemonstration
            ? new DemonstrationClock(TimeProvider.System)
            : TimeProvider.System;
        var outbox = new Outbox(db, settings, clock);
        var written = address.Trim().ToLowerInvariant();
        var found = await db
            .Staff.Where(row => row.SchoolId == school.Id && row.Email == written)
            .Select(row => row.Id)
            .ToListAsync(cancelled);
        var recipients = await outbox.RecipientsAsync(school.Id, found);
        if (recipients is not [var recipient])
        {
            return chosen.Tell(
                new("--to", null, null, address, "nobody of the school's staff has this address")
            );
        }

        await console.Output.WriteLineAsync(
            Fault.OnOneLine($"To {recipient.Name}, {recipient.Posts}, {recipient.Address}")
        );
        if (recipient.Refused is { } why)
        {
            return chosen.Tell(new("--to", null, null, address, why));
        }

        var mail = outbox.Put(school.Id, Letter.Test(school.Name), [recipient], null, "a test")[0];
        await db.SaveChangesAsync(cancelled);
        var sender = MailWay.Of(settings, clock);
        var delivery = await new Carrier(db, sender, clock).TryAsync(
            new(mail, recipient.Name, school.Name),
            cancelled
        );
        return await SayAsync(chosen, settings, delivery);
    }

    private static async Task<int> SayAsync(
        ChosenSchool chosen,
        MailSettings settings,
        Delivery? delivery
    )
    {
        if (delivery?.Fault is { } fault)
        {
            await chosen.Console.Error.WriteLineAsync($"error: {fault}");
            await chosen.Console.Error.WriteLineAsync(
                delivery.Next == AfterTry.Never
                    ? "It is not tried again."
                    : "It stays in the outbox, and is tried again while Edict serves."
            );
            return ExitStatus.Faults;
        }

        await chosen.Console.Output.WriteLineAsync(
            delivery is null ? "A program that serves has taken it."
            : settings.Folder is { } folder ? $"Kept in {folder}: a demonstration sends nothing."
            : $"{settings.Server} took it."
        );
        return ExitStatus.Done;
    }
}
