namespace Edict.Keeping;

/// <summary>How serious a finding is.</summary>
public enum Health
{
    Good,

    /// <summary>Somebody should look at it, and the school can work meanwhile.</summary>
    Look,

    Bad,
}

/// <summary>What the doctor found at one place, in words.</summary>
/// <param name="Place">Such as <c>Free disk</c>.</param>
/// <param name="Words">What is so.</param>
/// <param name="ToDo">What to do about it; empty where nothing.</param>
public sealed record Finding(Health Health, string Place, string Words, string ToDo = "")
{
    public override string ToString() =>
        $"{Health.ToString().ToLowerInvariant(), -4}  {Place}: {Words}{(ToDo.Length > 0 ? $". To do: {ToDo}" : "")}";
}
