using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Makes the pupils who are drawn by lot.</summary>
internal sealed class Enrolment
{
    /// <summary>Pupils files that give attendance, for each stage.</summary>
    private const int AttendanceFiles = 3;

    private static readonly (Stage Stage, int Pupils)[] Roll =
    [
        (Stage.S1, 192),
        (Stage.S2, 188),
        (Stage.S3, 180),
        (Stage.S4, 174),
        (Stage.S5, 140),
        (Stage.S6, 108),
    ];

    private readonly PupilNames names = new(new Dice(11));
    private readonly CandidateNumbers numbers = new(new Dice(12));
    private readonly Neighbourhood homes = new(new Dice(13));
    private readonly FactDrawing facts = new(new Dice(14));
    private readonly CourseChoice choice = new(new Dice(15));
    private readonly ReportWriting reports = new(new Dice(16));
    private readonly Dice dispositions = new(17);
    private readonly Dice comings = new(18);

    public static IEnumerable<SchoolPupil> All(IEnumerable<SchoolPupil> cast)
    {
        var enrolment = new Enrolment();
        foreach (var pupil in cast)
        {
            enrolment.numbers.Reserve(pupil.Scn);
            enrolment.names.Reserve(pupil.Forename, pupil.Surname);
        }

        return Roll.SelectMany(roll => enrolment.OfStage(roll.Stage, roll.Pupils)).Concat(cast);
    }

    private IEnumerable<SchoolPupil> OfStage(Stage stage, int pupils)
    {
        var classes = House.RegistrationClasses(stage);
        return Enumerable.Range(0, pupils).Select(i => Next(stage, classes[i % classes.Count]));
    }

    private SchoolPupil Next(Stage stage, string registrationClass)
    {
        var (forename, surname) = names.Next();
        var decile = homes.Decile();
        var cycles = SessionCalendar
            .CyclesOf(stage)
            .Count(cycle => cycle.Opens <= SessionCalendar.Today);
        var disposition = Disposition.Draw(dispositions, cycles, decile <= 4 ? 0.3 : -0.05);
        var trouble = disposition.Trouble[0];
        var drawn = facts.Draw(stage, decile, trouble);
        var pupil = new SchoolPupil(
            numbers.Next(stage),
            forename,
            surname,
            stage,
            registrationClass,
            House.Of(registrationClass)
        )
        {
            Facts = drawn,
            Change = facts.Change(drawn),
            Attendance = facts.Attendance(trouble, AttendanceFiles),
            Courses = [.. Courses(stage, registrationClass, disposition)],
        };
        return Comings(pupil, trouble);
    }

    private IEnumerable<SchoolCourse> Courses(
        Stage stage,
        string registrationClass,
        Disposition disposition
    ) =>
        choice
            .For(stage, registrationClass, disposition.Ability)
            .SelectMany(c => reports.Course(c.Offer, c.Level, c.Class, disposition));

    /// <summary>A few come in the middle of the session, a few go; most who go are in S5, at Christmas.</summary>
    private SchoolPupil Comings(SchoolPupil pupil, double trouble)
    {
        var day = SessionCalendar.FirstDay.AddDays(40 + comings.Below(115));
        var chance = comings.Uniform();
        return chance < 0.015 ? pupil with { From = day }
            : chance > 0.988 ? pupil with { To = day }
            : chance > 0.88 && trouble > 0.8 && pupil.Stage == Stage.S5
                ? pupil with
                {
                    To = SessionCalendar.Christmas,
                }
            : pupil;
    }
}
