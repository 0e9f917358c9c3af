using Edict.Demonstration;
using Edict.People;
using Edict.Protocol;

namespace Edict.Tests.Commands;

/// <summary>The demonstration's staff, subjects and classes as the files of a school that sets Edict up.</summary>
internal static class SetUpFiles
{
    public const string StaffHeader = "Name,E-mail,Role,Faculty,House,Stages,From,To";

    /// <summary>One row a promoted post, and one for each person without any.</summary>
    public static IEnumerable<string> Staff(DemonstrationSchool school) =>
        from person in school.Staff
        from held in person
            .Appointments.Where(held => held.Post != Post.Teacher)
            .Cast<Appointment?>()
            .DefaultIfEmpty()
        select held is null
            ? $"{person.Name},{person.Email},,,,,,"
            : $"{person.Name},{person.Email},{Word(held.Post)},{held.Faculty},{held.House},{StagesOf(held)},{held.From:yyyy-MM-dd},{held.To:yyyy-MM-dd}";

    public const string ClassesHeader = "Class,Subject,Teacher,From,To";

    /// <summary>One row a class and teacher.</summary>
    public static IEnumerable<string> Classes(DemonstrationSchool school)
    {
        var subjects = school.Classes.ToDictionary(taught => taught.Name, taught => taught.Subject);
        return from person in school.Staff
            from held in person.Appointments
            where held.Post == Post.Teacher
            select $"{held.Class},{subjects[held.Class!]},{person.Email},{held.From:yyyy-MM-dd},{held.To:yyyy-MM-dd}";
    }

    /// <summary>One row a subject.</summary>
    public static IEnumerable<string> Subjects(DemonstrationSchool school) =>
        school.Subjects.Select(subject => $"{subject.Name},{subject.Faculty}");

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
