using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What a file is about. The numbers are kept in the database.</summary>
public enum ImportKind : byte
{
    /// <summary>One row a report of one cycle.</summary>
    Reports = 1,

    /// <summary>One row a pupil of a session.</summary>
    Pupils = 2,

    /// <summary>One row a pupil: the figure and its day.</summary>
    Attendance = 3,

    /// <summary>One row a person and role.</summary>
    Staff = 4,

    /// <summary>One row a subject of a session.</summary>
    Subjects = 5,

    /// <summary>One row a class of a session and teacher.</summary>
    Classes = 6,

    /// <summary>The school's own workbook of vulnerable groups.</summary>
    Groups = 7,
}

public static class ImportKinds
{
    /// <summary>As pages and the command line call it.</summary>
    public static string Word(this ImportKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The fields that a header of such a file may name.</summary>
    public static FieldNames Fields(this ImportKind kind) =>
        kind switch
        {
            ImportKind.Reports => FieldNames.Reports,
            ImportKind.Pupils => FieldNames.Pupils,
            ImportKind.Attendance => FieldNames.Attendance,
            ImportKind.Staff => FieldNames.Staff,
            ImportKind.Subjects => FieldNames.Subjects,
            ImportKind.Classes => FieldNames.Classes,
            _ => FieldNames.Groups,
        };

    /// <summary>Whether the office says for which stages such a file is.</summary>
    public static bool IsForStages(this ImportKind kind) =>
        kind is ImportKind.Reports or ImportKind.Pupils;

    /// <summary>Whether such a file may meet a value that staff typed, and overwrite it.</summary>
    public static bool MayMeetTyped(this ImportKind kind) =>
        kind is ImportKind.Reports or ImportKind.Pupils or ImportKind.Attendance;

    /// <summary>Whether such a file may bring attendance figures without their day.</summary>
    public static bool AsksTheDay(this ImportKind kind) =>
        kind is ImportKind.Pupils or ImportKind.Attendance or ImportKind.Groups;

    /// <summary>The stages whose cycles rest on what one of the smaller files brings: on posts and classes rests no cycle.</summary>
    public static StageSet Touches(this ImportKind kind) =>
        kind is ImportKind.Staff or ImportKind.Classes ? StageSet.None : StageSet.All;
}
