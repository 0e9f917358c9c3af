namespace Edict.Tests.Mutated;

public enum FileKind
{
    Reports,
    Pupils,
}

/// <summary>A file as rows of cells, the header first.</summary>
public sealed record Sheet(FileKind Kind, IReadOnlyList<string[]> Rows)
{
    public Sheet With(IEnumerable<string[]> rows) => this with { Rows = [.. rows] };
}
