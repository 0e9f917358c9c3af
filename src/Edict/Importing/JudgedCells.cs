using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What a workbook says of a pupil for one faculty.</summary>
/// <param name="Faculty">As the heading has it.</param>
/// <param name="Comment">As the cell has it; empty for none.</param>
public sealed record JudgedCell(string Faculty, Rag? Rag, string Comment)
{
    /// <summary>The cells in words, such as <c>red, Attendance</c>.</summary>
    public string Words =>
        string.Join(
            ", ",
            new[] { Rag?.Word(), Comment }.Where(part => !string.IsNullOrEmpty(part))
        );
}

/// <summary>The RAGs and comments of one row of the workbook, of the faculties that say something.</summary>
public static class JudgedCells
{
    public static IReadOnlyList<JudgedCell> Of(Table table, Faults faults)
    {
        var said = new Dictionary<string, JudgedCell>();
        for (var column = 0; column < table.Header.Width; column++)
        {
            var (name, text) = (table.Header.NameAt(column)!, table.CellAt(column));
            if (text.Length == 0)
            {
                continue;
            }

            if (FacultyColumns.FacultyOfRag(name) is { } judging)
            {
                said[judging] = Of(said, judging) with { Rag = Rag(table, name, text, faults) };
            }
            else if (FacultyColumns.FacultyOfComments(name) is { } commenting)
            {
                said[commenting] = Of(said, commenting) with { Comment = text };
            }
        }

        return [.. said.Values];
    }

    private static JudgedCell Of(Dictionary<string, JudgedCell> said, string faculty) =>
        said.GetValueOrDefault(faculty, new(faculty, null, ""));

    private static Rag? Rag(Table table, string column, string text, Faults faults)
    {
        var rag = RagNames.Each.FirstOrDefault(rag =>
            string.Equals(text, rag.Word(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(text, $"{rag.Letter()}", StringComparison.OrdinalIgnoreCase)
        );
        if (!Enum.IsDefined(rag))
        {
            faults.Error(
                new(
                    table.File,
                    table.Line,
                    column,
                    text,
                    "expected R, A or G, Red, Amber or Green, or blank"
                )
            );
            return null;
        }

        return rag;
    }
}
