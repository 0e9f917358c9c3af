namespace Edict.Protocol;

/// <summary>The post that leads a concern (P8).</summary>
public enum Lead : byte
{
    /// <summary>CL: leads a faculty.</summary>
    CurriculumLeader = 1,

    /// <summary>PSL: leads a house.</summary>
    PupilSupportLeader,

    /// <summary>The member of the senior leadership team for the pupil's stage.</summary>
    YearHead,
}

/// <summary>Why the year head leads in place of the post that the level names.</summary>
public enum Vacancy : byte
{
    None,
    NoCurriculumLeader,
    NoPupilSupportLeader,
}

/// <summary>Who leads a concern: the post, and the empty post it stands in for, if any.</summary>
public readonly record struct Owner(Lead Lead, Vacancy Vacancy);

public static class LeadNames
{
    public static IReadOnlyList<Lead> Each { get; } =
    [Lead.CurriculumLeader, Lead.PupilSupportLeader, Lead.YearHead];

    /// <summary>The post as files and the policy write it.</summary>
    public static string Word(this Lead lead) =>
        lead switch
        {
            Lead.CurriculumLeader => "CL",
            Lead.PupilSupportLeader => "PSL",
            _ => "Year Head",
        };

    /// <summary>The mark that goes with a year head who leads because a post is empty.</summary>
    public static string Word(this Vacancy vacancy) =>
        vacancy switch
        {
            Vacancy.NoCurriculumLeader => "no CL",
            Vacancy.NoPupilSupportLeader => "no PSL",
            _ => "",
        };
}
