namespace Edict.Protocol;

/// <summary>
/// Every number of the protocol that a school may choose, with the defaults of the school's own document.
/// A cycle is judged by the version in force when it closed, so an old overview never changes because the policy did.
/// </summary>
public sealed record Policy
{
    public static Policy Default { get; } = new();

    public int Version { get; init; } = 1;

    /// <summary>The stages with working grades that count (P2, P3).</summary>
    public StageSet SeniorStages { get; init; } = StageSet.S4 | StageSet.S5 | StageSet.S6;

    public TrackedMarks Track { get; init; } = new();

    public FacultiesForLevel FacultiesForLevel { get; init; } = new(1, 2, 3);

    public InterventionBy InterventionBy { get; init; } =
        new(Lead.CurriculumLeader, Lead.PupilSupportLeader, Lead.YearHead);

    public GroupRules Groups { get; init; } = new();

    /// <summary>The drop-down comments of the faculty RAG.</summary>
    public IReadOnlyList<string> RagComments { get; init; } =
    ["Attendance", "Lack of attainment", "Not on track"];

    public RagRules Rag { get; init; } = new();

    public GroupsListRules GroupsList { get; init; } = new();

    /// <summary>What the workbook in the published folder says of a pupil's groups (P22).</summary>
    public GroupsShown PublishedFolder { get; init; } = GroupsShown.Mark;

    public Retention Retention { get; init; } = new();
}

/// <summary>Which marks make a report tracked (P1–P3).</summary>
public sealed record TrackedMarks
{
    public NumberSet Effort { get; init; } = NumberSet.Of(3, 4);

    public NumberSet Behaviour { get; init; } = NumberSet.Of(3, 4);

    public NumberSet Homework { get; init; } = NumberSet.Of(3, 4);

    /// <summary>The best working grade that is tracked; larger is worse.</summary>
    public byte WorkingGradeFrom { get; init; } = 7;

    /// <summary>The worst working grade of the scale, which runs from 1.</summary>
    public byte WorkingGradeWorst { get; init; } = 9;

    /// <summary>The smallest fall, in grades, that counts as deterioration.</summary>
    public byte DeteriorationBy { get; init; } = 1;
}

/// <summary>The smallest number of distinct faculties for each level of concern; the three rise (P7).</summary>
public sealed record FacultiesForLevel(int One, int Two, int Three);

/// <summary>The post that leads at each level of concern (P8).</summary>
public sealed record InterventionBy(Lead One, Lead Two, Lead Three)
{
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1, 2 or 3.</exception>
    public Lead At(int level) =>
        level switch
        {
            1 => One,
            2 => Two,
            3 => Three,
            _ => throw new ArgumentOutOfRangeException(
                nameof(level),
                level,
                "A concern has level 1, 2 or 3."
            ),
        };
}

/// <summary>Which vulnerable groups the school tracks, and from which values (P10–P16).</summary>
public sealed record GroupRules
{
    public Groups On { get; init; } = Groups.All;

    public NumberSet Deciles { get; init; } = NumberSet.Of(1, 2, 3, 4);

    /// <summary>Attendance, in percent, below which a pupil is a member; the figure itself is no member.</summary>
    public decimal AttendanceBelow { get; init; } = 90;

    public NumberSet Pathways { get; init; } = NumberSet.Of(3);
}

/// <summary>Whom and what a class teacher finds on the list of vulnerable groups (P21).</summary>
public sealed record GroupsListRules
{
    public PupilsListed TeachersSee { get; init; } = PupilsListed.All;

    public GroupsShown Show { get; init; } = GroupsShown.Groups;
}

/// <summary>Which pupils stand on a list.</summary>
public enum PupilsListed : byte
{
    All,

    /// <summary>The pupils of one's own classes.</summary>
    Own,
}

/// <summary>Whether groups are named, or a mark says no more than that a pupil is in one.</summary>
public enum GroupsShown : byte
{
    Groups,
    Mark,
}
