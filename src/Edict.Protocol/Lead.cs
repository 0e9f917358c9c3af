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

    /// <summary>The head and the deputes, where the year head may not see the pupil; no policy names it.</summary>
    Leadership,
}

/// <summary>Whether a post has somebody today who may lead the concern of one pupil.</summary>
public enum Filling : byte
{
    /// <summary>Nobody holds the post.</summary>
    Empty,

    Held,

    /// <summary>Somebody holds it, and all who do are kept from the pupil.</summary>
    KeptFrom,
}

/// <summary>The posts that could lead one pupil's concern.</summary>
public readonly record struct Posts(
    Filling CurriculumLeader,
    Filling PupilSupportLeader,
    Filling YearHead
)
{
    public Filling Of(Lead lead) =>
        lead switch
        {
            Lead.CurriculumLeader => CurriculumLeader,
            Lead.PupilSupportLeader => PupilSupportLeader,
            _ => YearHead,
        };
}

/// <summary>Why another post leads in place of the one that the level names.</summary>
public enum Vacancy : byte
{
    None,
    NoCurriculumLeader,
    NoPupilSupportLeader,

    /// <summary>The concern went up from a post whose holders do not lead it; why is nobody's business.</summary>
    ForCurriculumLeader,
    ForPupilSupportLeader,
    ForYearHead,
}

/// <summary>Who leads a concern: the post, and the one in whose place it does, if any.</summary>
public readonly record struct Owner(Lead Lead, Vacancy Vacancy);

public static class LeadNames
{
    /// <summary>Those that a policy can name.</summary>
    public static IReadOnlyList<Lead> Each { get; } =
    [Lead.CurriculumLeader, Lead.PupilSupportLeader, Lead.YearHead];

    /// <summary>The post as files and the policy write it.</summary>
    public static string Word(this Lead lead) =>
        lead switch
        {
            Lead.CurriculumLeader => "CL",
            Lead.PupilSupportLeader => "PSL",
            Lead.YearHead => "Year Head",
            _ => "Leadership",
        };

    /// <summary>The mark that goes with who leads in another's place.</summary>
    public static string Word(this Vacancy vacancy) =>
        vacancy switch
        {
            Vacancy.NoCurriculumLeader => "no CL",
            Vacancy.NoPupilSupportLeader => "no PSL",
            Vacancy.ForCurriculumLeader => "for the CL",
            Vacancy.ForPupilSupportLeader => "for the PSL",
            Vacancy.ForYearHead => "for the year head",
            _ => "",
        };
}
