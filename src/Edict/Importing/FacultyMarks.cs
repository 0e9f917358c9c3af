namespace Edict.Importing;

/// <summary>The RAGs and comments of each faculty, checked and counted: the CLs set them on their own page.</summary>
public sealed class FacultyMarks(Faults faults)
{
    private readonly Dictionary<string, Counted> faculties = [];

    /// <summary>Checks and counts those of the present row.</summary>
    public void Take(Table table)
    {
        for (var column = 0; column < table.Header.Width; column++)
        {
            var name = table.Header.NameAt(column)!;
            if (FacultyColumns.FacultyOfRag(name) is { } judging)
            {
                CountRag(table, column, Of(judging));
            }
            else if (FacultyColumns.FacultyOfComments(name) is { } commenting)
            {
                Of(commenting).Comments += table.CellAt(column).Length > 0 ? 1 : 0;
            }
        }
    }

    /// <summary>One warning a faculty.</summary>
    public void Warn(NamedFile file)
    {
        foreach (var counted in faculties.Values.Where(counted => counted.IsAny))
        {
            faults.Warn(
                new(
                    file,
                    null,
                    counted.Faculty,
                    null,
                    $"RAGs ({counted.Red} red, {counted.Amber} amber, {counted.Green} green) and comments ({counted.Comments}) are read and not taken in: CLs set them on the Faculty RAG page, so keep the workbook until they have"
                )
            );
        }
    }

    private void CountRag(Table table, int column, Counted counted)
    {
        switch (table.CellAt(column).ToUpperInvariant())
        {
            case "R" or "RED":
                counted.Red++;
                break;
            case "A" or "AMBER":
                counted.Amber++;
                break;
            case "G" or "GREEN":
                counted.Green++;
                break;
            case "":
                break;
            default:
                faults.Error(
                    new(
                        table.File,
                        table.Line,
                        table.Header.NameAt(column),
                        table.CellAt(column),
                        "expected R, A or G, Red, Amber or Green, or blank"
                    )
                );
                break;
        }
    }

    private Counted Of(string faculty) =>
        faculties.TryGetValue(faculty, out var counted)
            ? counted
            : faculties[faculty] = new(faculty);

    private sealed class Counted(string faculty)
    {
        public string Faculty => faculty;

        public int Red { get; set; }

        public int Amber { get; set; }

        public int Green { get; set; }

        public int Comments { get; set; }

        public bool IsAny => Red + Amber + Green + Comments > 0;
    }
}
