using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>An invented secondary school by the Pentlands, in the middle of its session. Made anew it is the same, to the letter.</summary>
/// <param name="SeedCode">The number by which the government knows a school.</param>
/// <param name="RegistrationClasses">All stages', as 5B1.</param>
/// <param name="Classes">The teaching classes.</param>
/// <param name="Pupils">All who were at the school at some time in the session, the cast of <see cref="TestSchool"/> among them.</param>
/// <param name="Events">What the office did up to <see cref="Now"/>, in order of time.</param>
public sealed record DemonstrationSchool(
    string Name,
    string SeedCode,
    string Session,
    IReadOnlyList<SchoolCycle> Cycles,
    IReadOnlyList<string> Faculties,
    IReadOnlyList<SchoolSubject> Subjects,
    IReadOnlyList<string> Houses,
    IReadOnlyList<string> RegistrationClasses,
    IReadOnlyList<StaffMember> Staff,
    IReadOnlyList<SchoolClass> Classes,
    IReadOnlyList<SchoolPupil> Pupils,
    IReadOnlyList<SchoolEvent> Events
)
{
    public static DateOnly FirstDay => SessionCalendar.FirstDay;

    public static DateOnly LastDay => SessionCalendar.LastDay;

    /// <summary>The Tuesday morning on which the demonstration stands still.</summary>
    public static DateTime Now => SessionCalendar.Now;

    public static DemonstrationSchool Make()
    {
        var pupils = Enrolment.All(TestSchool.Cast).ToList();
        var teaching = new Teaching();
        var staff = Posts.Fill(teaching);
        return new(
            "Harlaw Muir Academy",
            "9906625",
            "2026-27",
            SessionCalendar.Cycles,
            Curriculum.Faculties,
            Curriculum.Subjects,
            House.Names,
            [.. Stages.Each.SelectMany(House.RegistrationClasses)],
            staff,
            teaching.Classes,
            pupils,
            new SessionEvents(pupils, teaching, staff).All
        );
    }
}
