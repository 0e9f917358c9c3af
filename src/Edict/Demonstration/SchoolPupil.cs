using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>A pupil with all that the session holds of them so far.</summary>
public sealed record SchoolPupil(
    string Scn,
    string Forename,
    string Surname,
    Stage Stage,
    string RegistrationClass,
    string House
)
{
    public DateOnly From { get; init; } = SessionCalendar.FirstDay;

    /// <summary>The last day at the school; null while the pupil is there.</summary>
    public DateOnly? To { get; init; }

    public Facts Facts { get; init; } = Facts.Ordinary;

    /// <summary>What the records say after a change in the session.</summary>
    public FactChange? Change { get; init; }

    /// <summary>In the order of the pupils files that give attendance for the stage; null is unknown. The last goes on.</summary>
    public IReadOnlyList<decimal?> Attendance { get; init; } = [95.5m];

    public IReadOnlyList<SchoolCourse> Courses { get; init; } = [];

    public bool AtSchoolOn(DateOnly day) => From <= day && (To is null || day <= To);

    public Facts FactsOn(DateOnly day) =>
        Change is { } change && change.From <= day ? change.Facts : Facts;
}

/// <summary>New facts of a pupil, from a day.</summary>
public sealed record FactChange(DateOnly From, Facts Facts);
