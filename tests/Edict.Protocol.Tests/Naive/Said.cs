namespace Edict.Protocol.Tests.Naive;

/// <summary>What is said of one report of the last cycle, in names, so that answers compare across orders and numberings.</summary>
public sealed record ReportSaid(
    PlainReport Report,
    bool Tracked,
    string Why,
    PreviousGrade? Previous,
    string Change
);

/// <summary>What is said of one pupil in the last cycle.</summary>
public sealed record PupilSaid(string Pupil, int Level, int Before, Status Status);
