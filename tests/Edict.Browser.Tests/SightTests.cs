using Edict.Demonstration;

namespace Edict.Browser.Tests;

public class SightTests(RunningSchool school)
{
    private const string Teacher = "teacher-english-1";

    [Fact]
    public async Task A_class_teacher_sees_no_more_than_the_pupils_of_their_classes()
    {
        await using var window = await school.OpenAsync(Teacher);
        var invented = DemonstrationSchool.Make();
        var taught = invented
            .Classes.Where(group => group.Teachers.Contains(Teacher))
            .Select(group => group.Name)
            .ToHashSet(StringComparer.Ordinal);
        var own = invented
            .Pupils.Where(pupil => pupil.Courses.Any(course => taught.Contains(course.Class)))
            .Select(pupil => $"{pupil.Surname}, {pupil.Forename} {pupil.RegistrationClass} ·")
            .ToList();

        await window.GoToAsync(Place.Concerns);

        var seen = await window.PupilsAsync();
        Assert.NotEmpty(seen);
        Assert.All(
            seen,
            name => Assert.Contains(own, pupil => name.StartsWith(pupil, StringComparison.Ordinal))
        );
    }
}
