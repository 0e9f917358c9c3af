namespace Edict.Protocol;

/// <summary>A pupil's year stage: S1–S3 are the broad general education, S4–S6 by default the senior phase.</summary>
public enum Stage : byte
{
    /// <summary>No stage: the pupil has no report in the cycle.</summary>
    None,
    S1,
    S2,
    S3,
    S4,
    S5,
    S6,
}

/// <summary>A set of stages: whom a cycle is for, whom a year head leads, which are the senior phase.</summary>
[Flags]
public enum StageSet : byte
{
    None = 0,
    S1 = 1,
    S2 = 1 << 1,
    S3 = 1 << 2,
    S4 = 1 << 3,
    S5 = 1 << 4,
    S6 = 1 << 5,
    All = S1 | S2 | S3 | S4 | S5 | S6,
}

public static class Stages
{
    public static IReadOnlyList<Stage> Each { get; } =
    [Stage.S1, Stage.S2, Stage.S3, Stage.S4, Stage.S5, Stage.S6];

    /// <summary>The name of a stage in files and on pages; empty for none.</summary>
    public static string Word(this Stage stage) =>
        stage switch
        {
            Stage.S1 => "S1",
            Stage.S2 => "S2",
            Stage.S3 => "S3",
            Stage.S4 => "S4",
            Stage.S5 => "S5",
            Stage.S6 => "S6",
            _ => "",
        };

    public static StageSet AsSet(this Stage stage) =>
        stage == Stage.None ? StageSet.None : (StageSet)(1 << ((int)stage - 1));

    public static bool Has(this StageSet set, Stage stage) =>
        (set & stage.AsSet()) != StageSet.None;

    public static IEnumerable<Stage> Members(this StageSet set) =>
        Each.Where(stage => set.Has(stage));

    /// <summary>Such as <c>S5, S6</c>.</summary>
    public static string Words(this StageSet set) => string.Join(", ", set.Members());

    public static StageSet Of(IEnumerable<Stage> stages) =>
        stages.Aggregate(StageSet.None, (set, stage) => set | stage.AsSet());

    /// <summary>Reads <c>S1</c>–<c>S6</c> or <c>1</c>–<c>6</c>, without regard to case; <see cref="Stage.None"/> for anything else.</summary>
    public static Stage Read(ReadOnlySpan<char> text)
    {
        var digit = text.Length == 2 && text[0] is 'S' or 's' ? text[1..] : text;
        return digit.Length == 1 && digit[0] is >= '1' and <= '6'
            ? (Stage)(digit[0] - '0')
            : Stage.None;
    }
}
