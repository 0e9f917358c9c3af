namespace Edict.Tests.Mutated;

/// <summary>The columns of the specification's two tables by all the names that are read.</summary>
internal static class NaiveColumns
{
    public static readonly string[] Ratings = ["Effort", "Behaviour", "Homework"];

    private static readonly string[] Common =
    [
        "School=SEED Code=Centre",
        "SCN=Scottish Candidate Number=Candidate Number",
        "Surname=Last Name",
        "Forename=First Name",
        "Stage=Year=Year Group=Year Stage",
        "Registration Class=Reg=Reg Class=Form",
        "House",
    ];

    private static readonly string[] OfReports =
    [
        "Subject",
        "Faculty=Department",
        "Level=Course Level=Working Level",
        "Class=Class Code=Teaching Class",
        "Teacher",
        "Effort",
        "Behaviour",
        "Homework",
        "Working Grade=WG=Grade",
        "Session",
        "Cycle",
    ];

    private static readonly string[] OfPupils =
    [
        "SIMD Decile=SIMD",
        "Attendance",
        "Attendance As At",
        "Care Experienced",
        "5@3",
        "SEBN",
        "ASN",
        "ASN Need",
        "Pathway",
    ];

    private static readonly Dictionary<string, string> Reports = ByName([.. Common, .. OfReports]);
    private static readonly Dictionary<string, string> Pupils = ByName([.. Common, .. OfPupils]);

    /// <summary>The field that a header's cell names, by its first name; null for an unknown one.</summary>
    public static string? FieldOf(FileKind kind, string cell) =>
        (kind == FileKind.Reports ? Reports : Pupils).GetValueOrDefault(Folded(cell));

    /// <summary>Whether a header's cell may name a field or not, by a reading of "punctuation" that the specification does not give.</summary>
    public static bool IsOdd(string cell) => cell.Any(c => c is < ' ' or > '~' or '(');

    private static string Folded(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static Dictionary<string, string> ByName(string[] fields) =>
        fields
            .Select(names => names.Split('='))
            .SelectMany(names => names.Select(name => (Name: Folded(name), Field: names[0])))
            .ToDictionary(pair => pair.Name, pair => pair.Field, StringComparer.Ordinal);
}
