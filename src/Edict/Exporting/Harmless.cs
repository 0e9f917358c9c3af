namespace Edict.Exporting;

/// <summary>Text that a spreadsheet shows and never runs.</summary>
public static class Harmless
{
    /// <summary>A cell of CSV that would be read as a formula gets an apostrophe before it.</summary>
    public static string InASpreadsheet(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + cell : cell;
}
