namespace Edict.Importing;

/// <summary>
/// Rows of which two make one header: a faculty, merged over two columns, and below it RAG (or nothing) and Comments. They
/// are given as one row that names each column whole, such as <c>English RAG</c>. A file with one row of headings is given
/// as it is.
/// </summary>
public sealed class TwoRowHeader(Rows rows, FieldNames fields) : Rows
{
    /// <summary>How many rows are looked at for the two.</summary>
    private const int RowsToHeader = 20;

    private Copied present = new(0, [], []);
    private Copied? next;
    private int looked;

    public override string Unit => rows.Unit;

    public override int Line => present.Line;

    public override int Width => present.Texts.Length;

    public override string BeyondHeader => rows.BeyondHeader;

    public override IReadOnlyList<string> Unread => rows.Unread;

    public override string ColumnAt(int column) => rows.ColumnAt(column);

    public override ReadOnlySpan<char> this[int column] =>
        column < Width ? present.Texts[column] : "";

    public override bool IsDate(int column) => column < Width && present.Dates[column];

    public override bool MoveNext()
    {
        if (next is not null)
        {
            (present, next) = (next, null);
        }
        else if (rows.MoveNext())
        {
            present = Copied.Of(rows);
        }
        else
        {
            return false;
        }

        if (looked++ < RowsToHeader && rows.MoveNext())
        {
            next = Copied.Of(rows);
            if (next.Texts.Any(IsComments))
            {
                (present, next) = (Joined(present, next), null);
                looked = RowsToHeader;
            }
        }

        return true;
    }

    public override void Restart()
    {
        rows.Restart();
        (next, looked) = (null, 0);
    }

    protected override void Dispose(bool disposing) => rows.Dispose();

    private Copied Joined(Copied above, Copied below)
    {
        var width = Math.Max(above.Texts.Length, below.Texts.Length);
        var names = new string[width];
        var faculty = "";
        for (var column = 0; column < width; column++)
        {
            var (upper, lower) = (above.At(column), below.At(column));
            if (fields.Named(lower) is not null || fields.Named(upper) is not null)
            {
                (names[column], faculty) = (fields.Named(lower) is null ? upper : lower, "");
                continue;
            }

            faculty = upper.Length > 0 ? upper : faculty;
            names[column] =
                faculty.Length == 0 ? lower
                : IsComments(lower) ? FacultyColumns.Comments(faculty)
                : IsRag(lower) && IsComments(below.At(column + 1)) ? FacultyColumns.Rag(faculty)
                : upper + lower;
        }

        return new(below.Line, names, new bool[width]);
    }

    private static bool IsComments(string text) =>
        FieldNames.Folded(text) is "comments" or "comment";

    private static bool IsRag(string text) => FieldNames.Folded(text) is "" or "rag";

    /// <summary>A row as it was read.</summary>
    private sealed record Copied(int Line, string[] Texts, bool[] Dates)
    {
        public static Copied Of(Rows rows) =>
            new(rows.Line, rows.Cells(), [.. Enumerable.Range(0, rows.Width).Select(rows.IsDate)]);

        public string At(int column) => column < Texts.Length ? Texts[column].Trim() : "";
    }
}
