namespace Edict.Demonstration;

/// <summary>Who teaches what: each subject in one faculty.</summary>
internal static class Curriculum
{
    public static IReadOnlyList<string> Faculties { get; } =
    [
        "English",
        "Mathematics",
        "Science",
        "Social Subjects",
        "Languages",
        "Expressive Arts",
        "Technologies",
        "Health & Wellbeing",
    ];

    public static IReadOnlyList<SchoolSubject> Subjects { get; } =
    [
        new("English", "EN", "English", false, 0.4),
        new("Media", "ME", "English", false, -0.1),
        new("Mathematics", "MA", "Mathematics", false, 0.5),
        new("Applications of Mathematics", "AM", "Mathematics", false, 0.3),
        new("Science", "SC", "Science", false, 0.1),
        new("Biology", "BI", "Science", false, 0.05),
        new("Chemistry", "CH", "Science", false, 0.1),
        new("Physics", "PH", "Science", false, 0.1),
        new("Geography", "GE", "Social Subjects", false, 0),
        new("History", "HI", "Social Subjects", false, 0.05),
        new("Modern Studies", "MS", "Social Subjects", false, 0),
        new("RMPS", "RM", "Social Subjects", false, -0.05),
        new("French", "FR", "Languages", false, 0.15),
        new("Spanish", "SP", "Languages", false, 0.05),
        new("German", "DE", "Languages", false, 0),
        new("Art & Design", "AR", "Expressive Arts", true, -0.55),
        new("Music", "MU", "Expressive Arts", true, -0.2),
        new("Drama", "DR", "Expressive Arts", true, -0.1),
        new("Photography", "PY", "Expressive Arts", true, -0.25),
        new("Computing Science", "CS", "Technologies", false, 0),
        new("Graphic Communication", "GC", "Technologies", false, -0.1),
        new("Design & Manufacture", "DM", "Technologies", true, -0.1),
        new("Practical Woodworking", "PW", "Technologies", true, -0.15),
        new("Business Management", "BM", "Technologies", false, 0),
        new("Administration & IT", "AD", "Technologies", false, -0.05),
        new("Physical Education", "PE", "Health & Wellbeing", true, -0.2),
        new("Home Economics", "HE", "Health & Wellbeing", true, -0.2),
        new("Practical Cookery", "PC", "Health & Wellbeing", true, -0.15),
    ];

    private static readonly Dictionary<string, SchoolSubject> ByName = Subjects.ToDictionary(
        subject => subject.Name,
        StringComparer.Ordinal
    );

    public static SchoolSubject Subject(string name) => ByName[name];

    /// <summary>N4 and the NPAs have no grade: these faculties leave it blank, the others write 6 for on track and 7 for not yet.</summary>
    public static bool LeavesUngradedBlank(string faculty) =>
        faculty is "Expressive Arts" or "Technologies" or "Health & Wellbeing";

    /// <summary>A course of the senior phase that is passed or not. In the broad general education no grade is asked for.</summary>
    public static bool IsUngraded(string level) => level is "N4" or "NPA";

    public static bool IsGraded(string level) => level is "N5" or "H" or "AH";
}
