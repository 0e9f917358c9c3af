using Edict.Demonstration;
using Edict.People;
using Edict.Protocol;

namespace Edict.Tests.Demonstration;

public class DemonstrationSchoolTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DemonstrationSchool.Now);

    [Fact]
    public void The_demonstration_stands_still_on_a_Tuesday_in_the_session()
    {
        Assert.Equal(DayOfWeek.Tuesday, Today.DayOfWeek);
        Assert.InRange(Today, DemonstrationSchool.FirstDay, DemonstrationSchool.LastDay);
        Assert.All(Made.School.Events, e => Assert.True(e.AtUtc <= DemonstrationSchool.Now));
    }

    [Fact]
    public void Cycles_are_ordered_by_the_day_they_open_with_no_order_twice()
    {
        var cycles = Made.School.Cycles;

        Assert.Equal(cycles.OrderBy(c => c.Opens), cycles.OrderBy(c => c.Order));
        Assert.Distinct(cycles.Select(c => c.Order));
    }

    [Fact]
    public void Events_come_in_order_of_time_and_close_the_cycles_when_they_were_closed()
    {
        var events = Made.School.Events;

        Assert.Equal(events.OrderBy(e => e.AtUtc), events);
        Assert.Equal(
            Made.School.Cycles.Where(c => c.ClosedAt is not null)
                .Select(c => (c.Name, c.ClosedAt!.Value)),
            events.OfType<CycleCloses>().Select(e => (e.Cycle, e.AtUtc))
        );
    }

    [Fact]
    public void Each_member_of_staff_has_a_key_and_a_name_of_their_own()
    {
        var staff = Made.School.Staff;

        Assert.InRange(staff.Count, 75, 90);
        Assert.Distinct(staff.Select(s => s.Key), StringComparer.Ordinal);
        Assert.Distinct(staff.Select(s => s.Name), StringComparer.Ordinal);
        Assert.All(staff, s => Assert.NotEmpty(s.Appointments));
    }

    [Fact]
    public void Each_class_has_a_name_of_its_own_a_teacher_today_and_a_pupil()
    {
        var taught = Made
            .School.Pupils.SelectMany(p => p.Courses)
            .Select(c => c.Class)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Distinct(Made.School.Classes.Select(c => c.Name), StringComparer.Ordinal);
        Assert.All(Made.School.Classes, c => Assert.NotEmpty(c.Teachers));
        Assert.All(Made.School.Classes, c => Assert.Contains(c.Name, taught));
        Assert.Contains(Made.School.Classes, c => c.Teachers.Count == 2);
    }

    [Fact]
    public void Every_course_is_in_a_class_of_its_subject_and_level()
    {
        var classes = Made.School.Classes.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var courses = Made.School.Pupils.SelectMany(
            p => p.Courses,
            (p, course) => (p.Stage, Course: course)
        );

        Assert.All(
            courses,
            c =>
            {
                var held = classes[c.Course.Class];
                Assert.Equal((c.Stage, c.Course.Subject), (held.Stage, held.Subject));
                Assert.Equal(held.Level, held.Level.Length == 0 ? "" : c.Course.Level);
            }
        );
    }

    [Fact]
    public void Every_faculty_but_one_has_a_curriculum_leader_today_and_every_house_a_pupil_support_leader()
    {
        var held = Held(Today);

        Assert.Equal(
            ["Languages"],
            Made.School.Faculties.Except(
                held.Where(a => a.Post == Post.CurriculumLeader).Select(a => a.Faculty!),
                StringComparer.Ordinal
            ),
            StringComparer.Ordinal
        );
        Assert.Equal(
            Made.School.Houses,
            held.Where(a => a.Post == Post.PupilSupportLeader).Select(a => a.House!),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("2026-10-16", StaffKeys.PupilSupportTorduff)]
    [InlineData("2026-11-10", StaffKeys.StandInForTorduff)]
    [InlineData("2027-02-02", StaffKeys.PupilSupportTorduff)]
    public void The_post_of_Torduff_is_held_by_one_person_at_a_time(string day, string key)
    {
        var holders = Made.School.Staff.Where(s =>
            s.Appointments.Any(a => a.House == "Torduff" && a.HeldOn(DateOnly.Parse(day)))
        );

        Assert.Equal([key], holders.Select(s => s.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void About_two_thirds_of_the_open_cycle_are_in_class_by_class()
    {
        var inSoFar = Made.RowsOf("Senior 3");
        var whole = Made.RowsOf("Senior 2");

        Assert.InRange((double)inSoFar.Count / whole.Count, 0.6, 0.72);
        Assert.True(inSoFar.Select(r => r.Class).Distinct(StringComparer.Ordinal).Count() < 100);
    }

    private static List<Appointment> Held(DateOnly day) =>
        [.. Made.School.Staff.SelectMany(s => s.Appointments).Where(a => a.HeldOn(day))];
}
