using Edict.People;
using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Who holds which post, from when to when.</summary>
internal static class Posts
{
    private static readonly DateOnly LeaveBegins = new(2026, 10, 17);
    private static readonly DateOnly LeaveEnds = new(2027, 1, 5);

    public static IReadOnlyList<StaffMember> Fill(Teaching teaching) =>
        [
            .. Staffroom.All.Select(colleague => new StaffMember(
                colleague.Key,
                colleague.Title,
                colleague.Forename,
                colleague.Surname,
                [.. Promoted(colleague.Key), .. teaching.Of(colleague.Key)]
            )),
        ];

    private static IEnumerable<Appointment> Promoted(string key) =>
        key switch
        {
            StaffKeys.Head or StaffKeys.Depute => [All(Post.Leadership)],
            StaffKeys.YearHeadS1S2 => [YearHead(StageSet.S1 | StageSet.S2)],
            StaffKeys.YearHeadS3S4 => [YearHead(StageSet.S3 | StageSet.S4)],
            StaffKeys.YearHeadS5S6 => [YearHead(StageSet.S5 | StageSet.S6)],
            StaffKeys.SupportForLearning => [All(Post.SupportForLearning)],
            StaffKeys.Office or "office-2" => [All(Post.Office)],
            StaffKeys.StandInForTorduff => [Support("Torduff", LeaveBegins, LeaveEnds)],
            StaffKeys.PupilSupportTorduff =>
            [
                Support("Torduff", SessionCalendar.FirstDay, LeaveBegins.AddDays(-1)),
                Support("Torduff", LeaveEnds.AddDays(1), null),
            ],
            _ => [.. Leads(key), .. Supports(key)],
        };

    private static IEnumerable<Appointment> Leads(string key) =>
        from faculty in Curriculum.Faculties
        where StaffKeys.CurriculumLeader(faculty) == key
        let end = key == StaffKeys.CurriculumLeaderLanguages
            ? SessionCalendar.Christmas
            : (DateOnly?)null
        select new Appointment(
            Post.CurriculumLeader,
            faculty,
            null,
            StageSet.None,
            null,
            SessionCalendar.FirstDay,
            end
        );

    private static IEnumerable<Appointment> Supports(string key) =>
        from house in House.Names
        where StaffKeys.PupilSupportLeader(house) == key
        select Support(house, SessionCalendar.FirstDay, null);

    private static Appointment Support(string house, DateOnly from, DateOnly? to) =>
        new(Post.PupilSupportLeader, null, house, StageSet.None, null, from, to);

    private static Appointment YearHead(StageSet stages) =>
        new(Post.YearHead, null, null, stages, null, SessionCalendar.FirstDay, null);

    private static Appointment All(Post post) =>
        new(post, null, null, StageSet.All, null, SessionCalendar.FirstDay, null);
}
