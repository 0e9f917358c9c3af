using System.Globalization;

namespace Edict.Exporting;

/// <summary>A table that is taken away as a file.</summary>
/// <param name="Name">What its sheet and its file are called, in the school's words.</param>
/// <param name="Rows">Each with a cell for each column.</param>
public sealed record ExportedTable(
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<ExportedCell>> Rows
)
{
    /// <summary>What of it was chosen, as the first line of a workbook says it after the name; empty for all.</summary>
    public string Chosen { get; init; } = "";
}

/// <summary>Words, or a number that a spreadsheet counts with.</summary>
/// <param name="Number">Null for words and for a blank.</param>
public readonly record struct ExportedCell(string Text, long? Number = null)
{
    public static implicit operator ExportedCell(string? text) => new(text ?? "");

    public static implicit operator ExportedCell(long? number) =>
        new(number?.ToString(CultureInfo.InvariantCulture) ?? "", number);
}
