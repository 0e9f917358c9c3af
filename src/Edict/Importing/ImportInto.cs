using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Where a file goes: a session of a school, at an instant (UTC).</summary>
public sealed record ImportInto(EdictDb Db, School School, Session Session, DateTime Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>The pupils of the session, by their SCNs.</summary>
    public Task<Dictionary<string, Guid>> PupilsAsync()
    {
        var pupils =
            from pupil in Db.Pupils
            join enrolment in Db.Enrolments
                on new { pupil.SchoolId, PupilId = pupil.Id } equals new
                {
                    enrolment.SchoolId,
                    enrolment.PupilId,
                }
            where pupil.SchoolId == School.Id && enrolment.Session == Session.Name
            select pupil;
        return pupils.ToDictionaryAsync(pupil => pupil.Scn, pupil => pupil.Id);
    }
}

/// <summary>What a file did, as numbers of its rows.</summary>
/// <param name="Refused">Not taken in, each with its reason; the others were.</param>
public sealed record RowCounts(int Added, int Changed, int Unchanged, int Refused)
{
    public override string ToString() =>
        $"{Added} added, {Changed} changed, {Unchanged} unchanged, {Refused} refused.";
}
