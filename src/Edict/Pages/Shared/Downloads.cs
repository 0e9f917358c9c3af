namespace Edict.Pages;

/// <summary>The links by which a table is taken away.</summary>
/// <param name="What">What the page calls it.</param>
/// <param name="Address">Of the page, without what was chosen.</param>
/// <param name="Query">What was chosen; empty for nothing.</param>
public sealed record Downloads(string What, string Address, string Query = "");
