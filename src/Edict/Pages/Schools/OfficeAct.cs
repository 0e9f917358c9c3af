using Edict.Data;
using Edict.Pages.People;
using Edict.People;

namespace Edict.Pages.Schools;

/// <summary>An act of the office on the school itself: alone, in one transaction, with its line of the audit log.</summary>
public sealed class OfficeAct(EdictDb db, IHttpContextAccessor context, TimeProvider clock)
{
    /// <summary>As long as a name may be that is typed here.</summary>
    public const int LongestName = 60;

    public EdictDb Db => db;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public Guid SchoolId => Person.SchoolId;

    public Guid StaffId => Person.StaffId;

    private SignedIn Person => SignedIn.Of(context.HttpContext!.User);

    /// <summary>The session that is changed: the latest that has begun; null for a school with none.</summary>
    public Task<Session?> SessionAsync() => db.Sessions.BegunAsync(SchoolId, Today);

    /// <summary>Does something while nobody else does, unless it is refused: then nothing is changed.</summary>
    /// <param name="act">Gives why it is refused; null where it was done.</param>
    public async Task<Refusal?> DoAsync(Func<Session, Task<Refusal?>> act)
    {
        Refusal? refused = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(SchoolId, null);
            refused = await SessionAsync() is { } session
                ? await act(session)
                : new("", "No session has begun: the first is set up by the program");
        });
        return refused;
    }

    /// <summary>Saves what is tracked with a line of the audit log.</summary>
    /// <param name="pupilId">The one pupil whom it is about; null for none.</param>
    public Task<int> SaveAsync(string what, string about, Guid? pupilId = null)
    {
        db.Add(
            new AuditEntry
            {
                SchoolId = SchoolId,
                At = Now,
                StaffId = StaffId,
                What = what,
                About = about,
                PupilId = pupilId,
            }
        );
        return db.SaveChangesAsync();
    }

    /// <summary>Why a text cannot be a name; null where it can.</summary>
    /// <param name="what">Whose name it would be, such as <c>the subject</c>.</param>
    public static Refusal? NoName(string? text, string field, string what) =>
        (text ?? "").Trim() switch
        {
            "" => new(field, $"Give the name of {what}"),
            { Length: > LongestName } => new(
                field,
                $"Give the name of {what} in at most {LongestName} characters"
            ),
            var name when name.Any(char.IsControl) => new(
                field,
                $"Give the name of {what} in letters and signs: this one holds a control character"
            ),
            _ => null,
        };
}
