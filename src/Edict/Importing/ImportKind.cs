namespace Edict.Importing;

/// <summary>What a file is about. The numbers are kept in the database.</summary>
public enum ImportKind : byte
{
    /// <summary>One row a report of one cycle.</summary>
    Reports = 1,

    /// <summary>One row a pupil of a session.</summary>
    Pupils = 2,
}

public static class ImportKinds
{
    /// <summary>As pages and the command line call it.</summary>
    public static string Word(this ImportKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The fields that a header of such a file may name.</summary>
    public static FieldNames Fields(this ImportKind kind) =>
        kind == ImportKind.Reports ? FieldNames.Reports : FieldNames.Pupils;
}
