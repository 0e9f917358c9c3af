using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>A pupil as one line of a pupils file.</summary>
/// <param name="House">Empty where the pupil has none.</param>
public sealed record PupilRow(
    string Scn,
    string Surname,
    string Forename,
    Stage Stage,
    string RegistrationClass,
    string House,
    Facts Facts,
    decimal? Attendance,
    DateOnly? AttendanceAsAt
);
