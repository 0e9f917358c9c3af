namespace Edict.Importing;

/// <summary>A column of a file.</summary>
/// <param name="Header">As the file writes it, without outer white space; empty for a column without a heading.</param>
/// <param name="Field">What it holds; null for one that is not read.</param>
public sealed record FileColumn(string Header, Field? Field);
