using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>The rows of a cycle's reports file.</summary>
internal sealed class ReportsOfACycle(
    SchoolCycle cycle,
    DateOnly day,
    IReadOnlyList<SchoolPupil> pupils,
    Teaching teaching,
    IReadOnlyList<StaffMember> staff
)
{
    private readonly int place = SessionCalendar.Place(cycle);
    private readonly Dictionary<string, string> teachers = new(StringComparer.Ordinal);

    public IReadOnlyList<ReportRow> Rows =>
        [
            .. from pupil in pupils
            where cycle.Stages.Has(pupil.Stage) && pupil.AtSchoolOn(day)
            from course in pupil.Courses
            let marks = course.Marks[place]
            where marks is not null
            select Row(pupil, course, marks.Value),
        ];

    private ReportRow Row(SchoolPupil pupil, SchoolCourse course, MarksGiven marks) =>
        new(
            pupil.Scn,
            pupil.Surname,
            pupil.Forename,
            pupil.Stage,
            pupil.RegistrationClass,
            pupil.House,
            course.Subject,
            Curriculum.Subject(course.Subject).Faculty,
            course.Level,
            course.Class,
            Teacher(course.Class),
            marks
        );

    private string Teacher(string name)
    {
        if (!teachers.TryGetValue(name, out var teacher))
        {
            var key = teaching.TeachersOn(name, day)[0];
            teacher = staff.Single(s => s.Key == key).Name;
            teachers.Add(name, teacher);
        }

        return teacher;
    }
}
