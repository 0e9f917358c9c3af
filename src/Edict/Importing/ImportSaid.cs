using Edict.Protocol;

namespace Edict.Importing;

/// <summary>A cell that the office puts right before the file is taken in. The file itself stays as it is.</summary>
/// <param name="Line">The line or row of the file, from 1.</param>
/// <param name="Was">What stands in the file.</param>
/// <param name="Value">What is read in its place.</param>
public sealed record Correction(int Line, Field Field, string Was, string Value);

/// <summary>What whoever imports says beside the file. Kept with an upload as JSON until it is taken in.</summary>
public sealed record ImportSaid
{
    /// <summary>Without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Where the file comes from, as the office calls it; empty where nobody said.</summary>
    public string Source { get; init; } = "";

    /// <summary>Which field a column holds, by its header as <see cref="FieldNames.Folded"/>; null for one that is not read.</summary>
    public IReadOnlyDictionary<string, Field?> Columns { get; init; } =
        new Dictionary<string, Field?>(StringComparer.Ordinal);

    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>The stages that the file is for: nobody outside them is touched. None: all that it may be for.</summary>
    public StageSet Stages { get; init; }

    /// <summary>The day of attendance figures that the file does not date.</summary>
    public DateOnly? AttendanceAsAt { get; init; }

    public AsnMeaning Asn { get; init; }

    /// <summary>Whether a working grade that is a letter and a band, such as A2, is taken by its number.</summary>
    public bool LetterGrades { get; init; }

    /// <summary>Whether a subject may go to another faculty.</summary>
    public bool MayMove { get; init; }

    /// <summary>Whether what staff typed is overwritten too.</summary>
    public bool OverwriteTyped { get; init; }

    /// <summary>Of the pupils who are missing from the file, those who have left.</summary>
    public IReadOnlyList<Guid> Left { get; init; } = [];

    /// <summary>Whether all who are missing have left.</summary>
    public bool AllLeft { get; init; }

    /// <summary>Of the pupils who are missing from the file, those whom it names by another SCN: the school's SCN and the file's.</summary>
    public IReadOnlyDictionary<string, string> Merged { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public bool IsMerged(MissingPupil pupil) => Merged.ContainsKey(pupil.Scn);

    public bool HasLeft(MissingPupil pupil) =>
        !IsMerged(pupil) && (AllLeft || Left.Contains(pupil.Id));

    /// <summary>The stages that were declared, of those that the file may be for.</summary>
    public StageSet Declared(StageSet possible) =>
        Stages == StageSet.None ? possible : Stages & possible;
}
