namespace Edict.Importing;

/// <summary>The rows of a file, one after another, as texts: what a table is read from.</summary>
public abstract class Rows : IDisposable
{
    /// <summary>What a message calls one of them.</summary>
    public abstract string Unit { get; }

    /// <summary>The line or row on which the present one starts, from 1.</summary>
    public abstract int Line { get; }

    /// <summary>How many cells the present row has.</summary>
    public abstract int Width { get; }

    /// <summary>What may be wrong where a cell stands beyond the header.</summary>
    public abstract string BeyondHeader { get; }

    /// <summary>What whoever opens the file calls one of its columns, given by its number from 0.</summary>
    public virtual string ColumnAt(int column) => $"{column + 1}";

    /// <summary>The text of one of the present row's cells, from 0, as it stands.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    /// <summary>Moves to the next row, blank ones too.</summary>
    /// <exception cref="UnreadableException">The file cannot be read from here on.</exception>
    public abstract bool MoveNext();

    /// <summary>Moves before the first row again. Once, for the first rows may be kept until then.</summary>
    public abstract void Restart();

    /// <summary>Whether one of the present row's cells is a day or a time, and not a text that looks like one.</summary>
    public virtual bool IsDate(int column) => false;

    /// <summary>The sheets beside the one that is read which hold something too.</summary>
    public virtual IReadOnlyList<string> Unread => [];

    /// <summary>The ranges of merged cells that cover a part of the present row.</summary>
    public virtual IEnumerable<string> Merged() => [];

    public bool IsBlank()
    {
        for (var column = 0; column < Width; column++)
        {
            if (!this[column].IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    public string[] Cells()
    {
        var cells = new string[Width];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = this[column].ToString();
        }

        return cells;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
