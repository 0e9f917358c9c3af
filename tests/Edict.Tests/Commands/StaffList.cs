using Edict.Demonstration;
using Edict.People;
using Edict.Protocol;

namespace Edict.Tests.Commands;

/// <summary>The demonstration's staff, subjects and classes as the files of a school that sets Edict up.</summary>
internal static class StaffList
{
    public const string Header = "Name,E-mail,Role,Faculty,House,Stages,From,To";

    /// <summary>One row a promoted post, and one for each person without any.</summary>
    public static IEnumerable<string> Rows(DemonstrationSchool school) =>
        from person in school.Staff
        from held in person
            .Appointments.Where(held => held.Post != Post.Teacher)
            .Cast<Appointment?>()
            .DefaultIfEmpty()
        select held is null
            ? $"{person.Name},{person.Email},,,,,,"
            : $"{person.Name},{person.Email},{Word(held.Post)},{held.Faculty},{held.House},{StagesOf(held)},{held.From:yyyy-MM-dd},{held.To:yyyy-MM-dd}";

    private static string StagesOf(Appointment held) =>
        held.Post == Post.YearHead
            ? string.Join('/', held.Stages.Members().Select(stage => stage.Word()))
            : "";

    private static string Word(Post post) =>
        post switch
        {
            Post.CurriculumLeader => "CL",
            Post.PupilSupportLeader => "PSL",
            Post.SupportForLearning => "SfLL",
            Post.YearHead => "Year head",
            Post.Leadership => "Leadership",
            _ => "Office",
        };
}
