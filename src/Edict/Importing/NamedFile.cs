namespace Edict.Importing;

/// <summary>A file as messages name it.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Unit">What the program that opens the file calls one of its lines: a line, or a workbook's row.</param>
public readonly record struct NamedFile(string Name, string Unit = NamedFile.Line)
{
    public const string Line = "line";
    public const string Row = "row";

    public static implicit operator NamedFile(string name) => new(name);

    /// <summary>One of its lines in words, such as <c>line 12</c>.</summary>
    public string Place(int line) => $"{Unit} {line}";

    public override string ToString() => Name;
}
