namespace Edict.Demonstration;

/// <summary>The keys by which the demonstration's staff sign in; each is the local part of an address too.</summary>
public static class StaffKeys
{
    public const string Head = "head";
    public const string Depute = "depute";
    public const string YearHeadS1S2 = "yearhead-s1s2";
    public const string YearHeadS3S4 = "yearhead-s3s4";
    public const string YearHeadS5S6 = "yearhead-s5s6";
    public const string SupportForLearning = "sfll";
    public const string Office = "office";

    /// <summary>On leave from the October holiday to Christmas.</summary>
    public const string PupilSupportTorduff = "psl-torduff";

    /// <summary>Held Torduff's post in that time, and has gone back to geography.</summary>
    public const string StandInForTorduff = "teacher-social-subjects-1";

    /// <summary>Left at Christmas; the post is empty.</summary>
    public const string CurriculumLeaderLanguages = "cl-languages";

    /// <summary>Came in January for the classes of the curriculum leader who left.</summary>
    public const string SupplyInLanguages = "teacher-languages-5";

    public static string CurriculumLeader(string faculty) => $"cl-{Word(faculty)}";

    public static string PupilSupportLeader(string house) => $"psl-{Word(house)}";

    /// <summary>The teachers of a faculty, numbered from 1.</summary>
    public static string Teacher(string faculty, int number) => $"teacher-{Word(faculty)}-{number}";

    private static string Word(string name) =>
        name.ToLowerInvariant().Replace(" & ", "-", StringComparison.Ordinal).Replace(' ', '-');
}
