namespace Edict.Importing;

/// <summary>A sheet's columns as Excel names them.</summary>
public static class SheetColumn
{
    /// <summary>A column's letters, by its number from 0: A, B … Z, AA.</summary>
    public static string Name(int column) =>
        (column >= 26 ? Name((column / 26) - 1) : "") + (char)('A' + (column % 26));

    /// <summary>The number from 0 of the column that a cell's reference, such as AA12, begins with; -1 where it names none.</summary>
    public static int Of(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetterUpper(letter) || column > 1 << 14)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column - 1;
    }
}
