using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>A part of the school that the office looks after.</summary>
/// <param name="Words">What there is of it.</param>
/// <param name="Address">Where it is read and changed.</param>
public sealed record SchoolPart(string Name, string Words, string Address);

/// <summary>What there is of a school, in numbers.</summary>
public static class SchoolCounts
{
    public static async Task<IReadOnlyList<SchoolPart>> OfAsync(OfficeAct office)
    {
        var (db, school, today) = (office.Db, office.SchoolId, office.Today);
        var session = (await office.SessionAsync())?.Name;
        var cycles = db.Cycles.Where(row => row.SchoolId == school && row.Session == session);
        var open = await cycles.CountAsync(row => row.OpensOn <= today && row.ClosedAt == null);
        var houses = await HouseDesk.NamesAsync(db, school, session);
        var asked = await db.Roles.CountAsync(row =>
            row.SchoolId == school && row.AskedById != null
        );
        var waiting = await db.Outbox.CountAsync(row =>
            row.SchoolId == school && row.State == MailState.Queued
        );
        var failed = await db.Outbox.CountAsync(row =>
            row.SchoolId == school && row.State == MailState.Failed
        );
        return
        [
            new("Cycles", $"{await cycles.CountAsync()} in the session, {open} open", "/cycles"),
            new(
                "Faculties and subjects",
                $"{await db.Faculties.CountAsync(row => row.SchoolId == school)} faculties, {await db.Subjects.CountAsync(row => row.SchoolId == school && row.Session == session)} subjects",
                "/school/subjects"
            ),
            new("Houses", $"{houses.Count}: {string.Join(", ", houses)}", "/school/houses"),
            new(
                "Classes",
                $"{await db.Classes.CountAsync(row => row.SchoolId == school && row.Session == session)} in the session",
                "/school/classes"
            ),
            new(
                "People and their roles",
                $"{await db.Staff.CountAsync(row => row.SchoolId == school)} of the staff, {asked} roles asked for",
                "/school/people"
            ),
            new(
                "Imports",
                $"{await db.Imports.CountAsync(row => row.SchoolId == school && row.Session == session)} taken in",
                "/imports"
            ),
            new("Mail", $"{waiting} waiting, {failed} failed", "/mail"),
        ];
    }
}
