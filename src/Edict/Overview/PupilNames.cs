using Edict.Data;

namespace Edict.Overview;

internal static class PupilNames
{
    /// <summary>The pupils of some enrolments, as lists name them.</summary>
    public static IQueryable<PupilInSession> Named(
        this EdictDb db,
        IQueryable<Enrolment> enrolments
    ) =>
        from enrolment in enrolments
        join pupil in db.Pupils
            on new { enrolment.SchoolId, enrolment.PupilId } equals new
            {
                pupil.SchoolId,
                PupilId = pupil.Id,
            }
        select new PupilInSession(
            pupil.Id,
            pupil.Scn,
            pupil.Surname,
            pupil.Forename,
            enrolment.Stage,
            enrolment.RegistrationClass,
            enrolment.House,
            enrolment.LeftOn
        );
}
