using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Something that happened in the session, in the order in which it did.</summary>
public abstract record SchoolEvent(DateTime AtUtc);

/// <summary>The office imports the pupils of some stages. Whoever is in none of its rows has left.</summary>
public sealed record PupilsFile(
    DateTime AtUtc,
    string FileName,
    StageSet Stages,
    IReadOnlyList<PupilRow> Rows
) : SchoolEvent(AtUtc)
{
    public string Text => PupilsCsv.Write(Rows);
}

/// <summary>The office imports the reports of one cycle.</summary>
public sealed record ReportsFile(
    DateTime AtUtc,
    string FileName,
    string Cycle,
    StageSet Stages,
    IReadOnlyList<ReportRow> Rows
) : SchoolEvent(AtUtc)
{
    public string Text => ReportsCsv.Write(Rows);
}

public sealed record CycleCloses(DateTime AtUtc, string Cycle) : SchoolEvent(AtUtc);

/// <summary>Each year head collates their stages of a cycle.</summary>
public sealed record CycleIsCollated(DateTime AtUtc, string Cycle) : SchoolEvent(AtUtc);
