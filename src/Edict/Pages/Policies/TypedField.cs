namespace Edict.Pages.Policies;

/// <summary>A value of the policy as the form shows it.</summary>
/// <param name="Typed">What stands in its fields.</param>
/// <param name="Today">What it is in the newest version, in words.</param>
public sealed record TypedField(PolicyField Field, IReadOnlyList<string> Typed, string Today)
{
    /// <summary>How many empty lines are shown below those that are filled.</summary>
    private const int EmptyLines = 2;

    /// <summary>What is said below the label: meaning, range, and what it is today.</summary>
    public string Hint =>
        string.Join(
            " ",
            new[]
            {
                Field.Meaning,
                Field.Range.Length > 0
                    ? $"{char.ToUpperInvariant(Field.Range[0])}{Field.Range[1..]}."
                    : "",
                $"Today: {Today}.",
            }.Where(part => part.Length > 0)
        );

    public string LabelId => $"{Field.Id}_label";

    public string HintId => $"{Field.Id}_hint";

    public string Value => Typed.Count > 0 ? Typed[0] : "";

    public IEnumerable<string> Lines => Typed.Concat(Enumerable.Repeat("", EmptyLines));
}
