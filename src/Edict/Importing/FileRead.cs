namespace Edict.Importing;

/// <summary>A file read by itself: what it holds, in numbers of its own names, and what was found wrong.</summary>
public sealed record FileRead<T>(T File, Names Names, Faults Faults);
