namespace Edict.Demonstration;

/// <summary>A member of staff before any class is given out.</summary>
/// <param name="Subjects">What they can be asked to teach.</param>
internal sealed record Colleague(
    string Key,
    string Title,
    string Forename,
    string Surname,
    params string[] Subjects
)
{
    /// <summary>Classes that a promoted post counts for.</summary>
    public int Relief =>
        Key.StartsWith("cl-", StringComparison.Ordinal) ? 3
        : Key.StartsWith("psl-", StringComparison.Ordinal) ? 5
        : 0;
}
