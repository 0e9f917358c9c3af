namespace Edict.Exporting;

/// <summary>Text that a spreadsheet shows and never runs.</summary>
public static class Harmless
{
    /// <summary>What a formula begins with, also in its wide form, and what a spreadsheet may pass over before it.</summary>
    private const string Starts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n";

    /// <summary>A cell of CSV that would be read as a formula gets an apostrophe before it.</summary>
    public static string InASpreadsheet(string cell) =>
        cell.Length > 0 && Starts.Contains(cell[0]) ? "'" + cell : cell;

    /// <summary>
    /// The cell of a file that Edict may have given out, without that apostrophe. A formula keeps it: no file brings one in.
    /// </summary>
    public static ReadOnlySpan<char> AsMeant(ReadOnlySpan<char> cell) =>
        cell is ['\'', not '=', ..] && Starts.Contains(cell[1]) ? cell[1..] : cell;
}
