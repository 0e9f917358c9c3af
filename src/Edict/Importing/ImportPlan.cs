using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>A row of the file for which nothing is done, and why.</summary>
/// <param name="Line">The line or row of the file, from 1.</param>
public sealed record RefusedRow(NamedFile File, int Line, string Why)
{
    public override string ToString() => $"{File.Place(Line)}: {Why}";
}

/// <summary>A value typed by staff that the file would have overwritten: it stays.</summary>
public sealed record KeptValue(NamedFile File, int Line, string What, string Typed, string InFile)
{
    public override string ToString() =>
        $"{File.Place(Line)}: {What}: {Typed} was typed by staff and stays; the file has {InFile}";
}

/// <summary>A pupil of the declared stages who is not in the file.</summary>
/// <param name="Session">The earlier session in which the school had the pupil last; null where it is this one.</param>
/// <param name="SameName">Those in the file who have the same name: one of them may be the same pupil.</param>
public sealed record MissingPupil(
    Guid Id,
    string Scn,
    string Name,
    Stage Stage,
    string RegistrationClass,
    string? Session,
    IReadOnlyList<PupilInFile> SameName
)
{
    public override string ToString() =>
        PupilInFile.Words(Name, Stage, RegistrationClass, Session is null ? "" : $" in {Session}");
}

/// <summary>A pupil as a pupils file has them.</summary>
public sealed record PupilInFile(string Scn, string Name, Stage Stage, string RegistrationClass)
{
    public override string ToString() => Words(Name, Stage, RegistrationClass);

    internal static string NameOf(Pupil pupil) => $"{pupil.Surname}, {pupil.Forename}";

    internal static string Words(
        string name,
        Stage stage,
        string registrationClass,
        string when = ""
    ) => $"{name} ({$"{stage.Word()} {registrationClass}".TrimEnd()}{when})";
}

/// <summary>How many rows of a file do what.</summary>
public sealed record ImportCounts(int Added, int Changed, int Unchanged)
{
    public int Rows => Added + Changed + Unchanged;

    /// <summary>With one row more.</summary>
    public ImportCounts With(bool isAdded, bool isChanged) =>
        (isAdded, isChanged) switch
        {
            (true, _) => this with { Added = Added + 1 },
            (_, true) => this with { Changed = Changed + 1 },
            _ => this with { Unchanged = Unchanged + 1 },
        };

    public override string ToString() => $"{Added} added, {Changed} changed, {Unchanged} unchanged";
}

/// <summary>What a file would do to the school, worked out from both alone: nothing is written yet.</summary>
public sealed record ImportPlan
{
    public required ImportAsked Asked { get; init; }

    /// <summary>What is wrong with the file. An error stops everything.</summary>
    public required Faults Faults { get; init; }

    public ImportCounts Counts { get; init; } = new(0, 0, 0);

    /// <summary>What is written, in the order in which it must be.</summary>
    public IReadOnlyList<TableChange> Tables { get; init; } = [];

    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];

    public IReadOnlyList<KeptValue> Kept { get; init; } = [];

    /// <summary>Whom the office is asked about: have they left, or is the file short of them?</summary>
    public IReadOnlyList<MissingPupil> Missing { get; init; } = [];

    /// <summary>Of the missing, those who are in the file by another SCN.</summary>
    public IReadOnlyList<MergedPupil> Merged { get; init; } = [];

    /// <summary>Known reports that are not in the file; they stay.</summary>
    public int MissingReports { get; init; }

    /// <summary>How many working grades of the file are a letter and a band, such as A2.</summary>
    public int LetterGrades { get; init; }

    /// <summary>The columns of a file of reports, which go out again as they came in; of another kind none.</summary>
    public IReadOnlyList<FileColumn> Columns { get; init; } = [];

    /// <summary>Why somebody must say what a column ASN means, such as <c>5 of 20 pupils are Y</c>; null where it was said or is likely.</summary>
    public string? AsnAsked { get; init; }

    /// <summary>What is out of the ordinary, a sentence each: it needs a yes of its own.</summary>
    public IReadOnlyList<string> Unusual { get; init; } = [];

    /// <summary>The same for two plans that would do the same, whenever they were made.</summary>
    public string Fingerprint { get; init; } = "";

    public int LeftCount => Missing.Count(Asked.Said.HasLeft);
}
