using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Edict.Exporting;

/// <summary>Cells of a sheet and their places.</summary>
internal static class SheetCells
{
    /// <summary>Such as <c>AB5</c>.</summary>
    /// <param name="column">From 0.</param>
    public static string Place(int column, uint row) => $"{Letters(column)}{row}";

    /// <param name="column">From 0.</param>
    public static string Letters(int column) =>
        column < 26
            ? $"{(char)('A' + column)}"
            : Letters(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>A cell of text, which is never a formula whatever it begins with.</summary>
    public static Cell Text(int column, uint row, string text, CellStyle style) =>
        new()
        {
            CellReference = Place(column, row),
            StyleIndex = (uint)style,
            DataType = CellValues.InlineString,
            InlineString = new(
                new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }
            ),
        };

    /// <summary>A cell in which something is to be written by hand.</summary>
    public static Cell Blank(int column, uint row, CellStyle style) =>
        new() { CellReference = Place(column, row), StyleIndex = (uint)style };

    /// <summary>XML holds no control characters: a box stands for each.</summary>
    public static string Writable(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? "□" : $"{rune}"
                )
        );
}
