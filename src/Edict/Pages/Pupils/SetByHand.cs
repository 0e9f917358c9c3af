using Edict.Data;
using Edict.Protocol;

namespace Edict.Pages.Pupils;

/// <summary>What can be set of a group by hand.</summary>
/// <param name="Value">As a fact keeps it.</param>
public sealed record Settable(Groups Group, decimal Value)
{
    /// <summary>As the form carries it.</summary>
    public string Key => $"{Group}-{Value:0}";

    public string Words =>
        (Group, Value) == (Groups.Pathway3, 0) || Value != 0
            ? $"{GroupOf(Group)}: {ValueIn(Group, Value)}"
            : $"{GroupOf(Group)}: no, or no longer";

    /// <param name="choosesAsn">Whether the person chooses pupils with additional support needs.</param>
    public static IReadOnlyList<Settable> All(GroupRules rules, bool choosesAsn) =>
        [
            .. rules
                .On.Members()
                .Where(group => IsByHand(group) && (choosesAsn || group != Groups.Asn))
                .SelectMany(group =>
                    (group == Groups.Pathway3 ? [4, 3, 2, 1, 0] : new decimal[] { 1, 0 }).Select(
                        value => new Settable(group, value)
                    )
                ),
        ];

    /// <summary>The rest come from files: the decile and the attendance are measured elsewhere.</summary>
    public static bool IsByHand(Groups group) => group is not (Groups.Simd or Groups.Attendance);

    /// <summary>What a fact says of a group, in words.</summary>
    public static string ValueIn(Groups group, decimal value) =>
        (group, value) switch
        {
            (Groups.Pathway3, 0) => "none",
            (Groups.Pathway3, _) => $"{value:0}",
            (_, 0) => "no",
            (Groups.Asn, _) => "chosen",
            _ => "yes",
        };

    public static string GroupOf(Groups group) =>
        group == Groups.Pathway3 ? "Pathway of support" : group.Word();
}

/// <summary>A fact as a form says it.</summary>
public sealed class SetForm
{
    /// <summary>The longest reason.</summary>
    public const int Longest = 200;

    /// <summary>One of <see cref="Settable"/> by its key.</summary>
    public string? What { get; set; }

    public string? Reason { get; set; }

    /// <summary>The first day; null for today.</summary>
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public DateOnly? ReviewOn { get; set; }

    /// <summary>What is wrong with it: the field and the words; null for nothing.</summary>
    public (string Field, string Words)? FaultOf(Settable? what, DateOnly today) =>
        what is null ? ("What", "Choose what to set")
        : string.IsNullOrWhiteSpace(Reason) ? ("Reason", "Say why, in a few words")
        : Reason.Trim().Length > Longest
            ? (
                "Reason",
                $"Say why in at most {Longest} characters; these are {Reason.Trim().Length}"
            )
        : LastDay.FaultOf(To, From, today) is { } wrong ? ("To", wrong + WhyNotOver(today))
        : ReviewOn <= today ? ("ReviewOn", "Give a day to come, on which to look at it again")
        : what.Value != 0 && To is null && ReviewOn is null
            ? ("ReviewOn", "Give a last day, or a day on which to look at it again")
        : null;

    private string WhyNotOver(DateOnly today) =>
        From <= To && To < today
            ? "; what is over would count on no day, and end what was set by hand before"
            : "";
}
