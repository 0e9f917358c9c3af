using Edict.Pages.People;
using Edict.Protocol;

namespace Edict.Pages.Policies;

/// <summary>What becomes of a policy that somebody typed: pure.</summary>
public static class PolicyEdit
{
    /// <param name="versions">The newest first.</param>
    /// <param name="shown">The version that was shown to whoever typed it.</param>
    public static PolicyOutcome Decide(
        IReadOnlyList<KeptPolicy> versions,
        int shown,
        PolicyValues typed
    )
    {
        var newest = versions[0];
        if (newest.Version != shown)
        {
            var basis = versions.FirstOrDefault(row => row.Version == shown) ?? KeptPolicy.Defaults;
            return Contested(newest, basis, typed);
        }

        var reading = typed.Read(newest.Policy);
        IReadOnlyList<Refusal> refused =
            reading.Policy is null ? [.. reading.Faults.Select(fault => Refused(fault, typed))]
            : PolicyValues.Between(newest.Values, typed).Count == 0
                ? [new("", "Nothing was changed: this is the policy already")]
            : [];
        return new(refused.Count == 0 ? newest.Version + 1 : null, newest, typed, refused);
    }

    /// <summary>What somebody else kept meanwhile is told, and laid under what was typed; whoever typed it looks again.</summary>
    private static PolicyOutcome Contested(KeptPolicy newest, KeptPolicy basis, PolicyValues typed)
    {
        var own = PolicyValues.Between(basis.Values, typed).ToDictionary(change => change.Field);
        var theirs = PolicyValues.Between(basis.Values, newest.Values);
        Refusal[] refused =
        [
            new(
                "",
                $"{newest.By ?? "Somebody"} kept version {newest.Version} while you typed"
                    + (newest.Why is { } why ? $" (“{why}”)" : "")
                    + ". What you changed is below, and what they changed where you had changed nothing. Look at both, and keep it again."
            ),
            .. theirs.Select(change => new Refusal(
                change.Field.Key,
                own.TryGetValue(change.Field, out var mine)
                    ? $"{change} by them, {mine.After} by you: yours is below"
                    : $"{change}: theirs is below"
            )),
        ];
        return new(
            null,
            newest,
            typed.Over(basis.Values, newest.Values),
            refused,
            IsContested: true
        );
    }

    private static Refusal Refused(PolicyFault fault, PolicyValues typed)
    {
        var field = PolicyFields.All.First(field => field.IsAt(fault.Key));
        return new(
            field.Key,
            $"{field.Label}: expected {InWords(fault)}, and it is {Quoted(fault, field, typed)}"
        );
    }

    private static string Quoted(PolicyFault fault, PolicyField field, PolicyValues typed) =>
        fault.Key != field.Key || field.Typing == Typing.Ticks ? fault.Value
        : typed[field] is [{ Length: > 0 }, ..] ? $"“{string.Join("; ", typed[field])}”"
        : "blank";

    /// <summary>What was expected, with the other value of the policy by its label where it is named by its key.</summary>
    private static string InWords(PolicyFault fault)
    {
        var parent = fault.Key[..(fault.Key.LastIndexOf('.') + 1)];
        return PolicyFields
            .All.Where(field =>
                parent.Length > 0 && field.Key.StartsWith(parent, StringComparison.Ordinal)
            )
            .Aggregate(
                fault.Expected,
                (words, field) =>
                    words.Replace(
                        $"at most {field.Key[parent.Length..]},",
                        $"at most “{field.Label}”,",
                        StringComparison.Ordinal
                    )
            );
    }
}
