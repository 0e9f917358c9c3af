namespace Edict.Pages;

/// <summary>One list of the filter.</summary>
/// <param name="Name">The part of the address.</param>
/// <param name="All">What it says when nothing is chosen.</param>
public sealed record Choice(
    string Label,
    string Name,
    string All,
    string? Chosen,
    IReadOnlyList<string> Values
);
