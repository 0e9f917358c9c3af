using System.Text.Json;
using Edict.Data;
using Edict.Pages.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>The session that was made last, and whether it can be taken back.</summary>
/// <param name="By">Who made it.</param>
/// <param name="Resting">What rests on it: while something does, it stays.</param>
public sealed record MadeSession(
    Session Session,
    SessionOpening Opening,
    string By,
    IReadOnlyList<string> Resting
);

/// <summary>Where a new session is made from the one before it, and taken back.</summary>
public sealed class SessionDesk(OfficeAct office)
{
    private EdictDb Db => office.Db;

    private Guid SchoolId => office.SchoolId;

    public DateOnly Today => office.Today;

    /// <summary>The session of today; null for a school with none.</summary>
    public Task<Session?> OfTodayAsync() => office.SessionAsync();

    /// <summary>A session that is prepared and has not begun; null for none.</summary>
    public Task<Session?> PreparedAsync()
    {
        var today = Today;
        return Db
            .Sessions.Where(row => row.SchoolId == SchoolId && row.StartsOn > today)
            .OrderBy(row => row.StartsOn)
            .FirstOrDefaultAsync();
    }

    public async Task<NewSession> PlanAsync(Session from, SessionForm form) =>
        new(await KnownToSession.LoadAsync(Db, from, office.Now), form);

    /// <summary>The latest session, where it was made here; null where it was not.</summary>
    public async Task<MadeSession?> MadeAsync()
    {
        var latest = await Db
            .Sessions.Where(row => row.SchoolId == SchoolId)
            .OrderByDescending(row => row.StartsOn)
            .FirstOrDefaultAsync();
        var opening = latest is null
            ? null
            : await Db.Set<SessionOpening>()
                .SingleOrDefaultAsync(row =>
                    row.SchoolId == SchoolId && row.Session == latest.Name
                );
        if (opening is null)
        {
            return null;
        }

        var by = await Db
            .Staff.Where(row => row.SchoolId == SchoolId && row.Id == opening.StaffId)
            .Select(row => row.Name)
            .SingleAsync();
        return new(latest!, opening, by, await RestingAsync(opening));
    }

    /// <summary>Makes the session, once: where it is there already, nothing is done.</summary>
    /// <returns>What was done in a sentence, or why nothing was.</returns>
    public async Task<(string? Done, Refusal? Refused)> MakeAsync(SessionForm form)
    {
        var done = "";
        var refused = await office.DoAsync(async session =>
        {
            if (await PreparedAsync() is { } prepared)
            {
                done = $"{prepared.Name} is there already: nothing was changed.";
                return null;
            }

            if (session.Name != form.From)
            {
                done = $"{session.Name} is there already: nothing was changed.";
                return null;
            }

            var plan = await PlanAsync(session, form);
            if (plan.Refused() is var (field, words))
            {
                return new(field, words);
            }

            await MakeAsync(plan, form);
            done =
                $"{plan.Name} is made: {plan.Stay.Count} pupils and {plan.Subjects.Count} subjects are in it.";
            return null;
        });
        return refused is null ? (done, null) : (null, refused);
    }

    /// <summary>Takes the latest session back, while nothing rests on it.</summary>
    public Task<Refusal?> TakeBackAsync(string session) =>
        office.DoAsync(async _ =>
        {
            if (await MadeAsync() is not { } made || made.Session.Name != session)
            {
                return new("", $"{session} is not there any more, or not the latest session");
            }

            if (made.Resting.Count > 0)
            {
                return new(
                    "",
                    $"{session} stays: {string.Join(", ", made.Resting)} are in it by now"
                );
            }

            await EraseAsync(made);
            return null;
        });

    private async Task MakeAsync(NewSession plan, SessionForm form)
    {
        var (session, now) = (plan.Made(), plan.After(office.Now));
        Db.Add(session);
        Db.AddRange(plan.SubjectsCarried());
        Db.Add(
            new SessionOpening
            {
                SchoolId = SchoolId,
                Session = session.Name,
                From = plan.From.Name,
                StaffId = office.StaffId,
                At = now,
                Subjects = plan.Subjects.Count,
                Ended = JsonSerializer.Serialize(
                    plan.Ending.Select(role => new EndedRole(role.Id, role.To))
                ),
            }
        );
        foreach (var role in plan.Ending)
        {
            Db.Attach(role).Entity.To = plan.From.EndsOn;
        }

        if (form.Asn == ChoicesBecome.Ended)
        {
            Db.AddRange(plan.Chosen.Select(pupil => NotChosen(pupil, now)));
        }

        await office.SaveAsync(
            "session",
            $"{session.Name} was made from {plan.From.Name}: {plan.Stay.Count} pupils, {plan.Leaving} left from S6, {plan.Subjects.Count} subjects, {plan.Ending.Count} teaching roles ended, ASN choices {(form.Asn == ChoicesBecome.Ended ? "ended" : "carried over")}"
        );
        await Db.InsertAsync(plan.Enrolments());
    }

    private VulnerabilityFact NotChosen(Guid pupil, DateTime now) =>
        new()
        {
            SchoolId = SchoolId,
            PupilId = pupil,
            Group = Groups.Asn,
            RecordedAt = now,
            Value = 0,
            TypedBy = office.StaffId,
            FirstDay = office.Today,
            Reason = "Ended with the session",
        };

    private async Task EraseAsync(MadeSession made)
    {
        var (session, opening) = (made.Session, made.Opening);
        var from = await Db.Sessions.SingleAsync(row =>
            row.SchoolId == SchoolId && row.Name == opening.From
        );
        var ended = JsonSerializer
            .Deserialize<List<EndedRole>>(opening.Ended)!
            .ToDictionary(role => role.Id, role => role.To);
        var roles = await Db
            .Roles.AsTracking()
            .Where(row => row.SchoolId == SchoolId && row.To == from.EndsOn)
            .ToListAsync();
        foreach (var role in roles.Where(role => ended.ContainsKey(role.Id)))
        {
            role.To = ended[role.Id];
        }

        await Db.DeleteAsync(
            await Db
                .Enrolments.Where(row => row.SchoolId == SchoolId && row.Session == session.Name)
                .ToListAsync()
        );
        await Db.DeleteAsync(
            await Db
                .VulnerabilityFacts.Where(row =>
                    row.SchoolId == SchoolId
                    && row.Group == Groups.Asn
                    && row.RecordedAt == opening.At
                    && row.TypedBy == opening.StaffId
                )
                .ToListAsync()
        );
        Db.RemoveRange(
            await Db
                .Subjects.Where(row => row.SchoolId == SchoolId && row.Session == session.Name)
                .ToListAsync()
        );
        Db.Remove(opening);
        Db.Remove(session);
        await office.SaveAsync("session", $"{session.Name} was taken back");
    }

    /// <summary>What somebody brought into the session since, in words; none while it is as it was made.</summary>
    private async Task<IReadOnlyList<string>> RestingAsync(SessionOpening opening)
    {
        var session = opening.Session;
        (int Count, string Words)[] resting =
        [
            (
                await Db.Cycles.CountAsync(row =>
                    row.SchoolId == SchoolId && row.Session == session
                ),
                "cycles"
            ),
            (
                await Db.Classes.CountAsync(row =>
                    row.SchoolId == SchoolId && row.Session == session
                ),
                "classes"
            ),
            (
                await Db.Imports.CountAsync(row =>
                    row.SchoolId == SchoolId && row.Session == session
                ),
                "imports"
            ),
            (
                await Db.ImportDrafts.CountAsync(row =>
                    row.SchoolId == SchoolId && row.Session == session
                ),
                "uploads that wait"
            ),
            (
                await Db.Subjects.CountAsync(row =>
                    row.SchoolId == SchoolId && row.Session == session
                ) - opening.Subjects,
                "subjects that were added"
            ),
        ];
        return [.. resting.Where(row => row.Count > 0).Select(row => $"{row.Count} {row.Words}")];
    }
}
