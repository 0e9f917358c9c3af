using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>A report as one line of a reports file.</summary>
public sealed record ReportRow(
    string Scn,
    string Surname,
    string Forename,
    Stage Stage,
    string RegistrationClass,
    string House,
    string Subject,
    string Faculty,
    string Level,
    string Class,
    string Teacher,
    MarksGiven Marks
);
