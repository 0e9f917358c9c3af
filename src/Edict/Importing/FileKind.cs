namespace Edict.Importing;

/// <summary>What a row says, and the line on which it stands.</summary>
public readonly record struct RowOf<T>(int Line, T Said);

/// <summary>The rows of a file in file order, each thing once.</summary>
/// <param name="Given">The columns that the file has.</param>
public sealed record RowsOf<T>(
    NamedFile File,
    IReadOnlyList<RowOf<T>> Rows,
    IReadOnlySet<Field> Given
)
{
    /// <summary>A fault of one of the rows, in a cell that may be put right.</summary>
    public Fault Fault(RowOf<T> row, Field field, string? value, string message) =>
        new(File, row.Line, FieldNames.Of(field)[0], value, message) { Field = field };

    /// <summary>One of the rows for which nothing is done, or one of its cells.</summary>
    public RefusedRow Refused(RowOf<T> row, Field field, string value, string why) =>
        new(File, row.Line, $"{FieldNames.Of(field)[0]} {value}: {why}");
}

/// <summary>A kind of file of which each row says one thing, and how a row is read.</summary>
/// <param name="Needed">The columns without which no row can be read.</param>
/// <param name="Key">The column that names what a row is about.</param>
/// <param name="Thing">What a row is about, in a word.</param>
/// <param name="Read">Reads the present row and says what is wrong in it.</param>
/// <param name="KeyOf">Two rows with one key must say the same.</param>
public sealed record FileKind<T>(
    IReadOnlyList<Field> Needed,
    Field Key,
    string Thing,
    Func<Table, Cells, T> Read,
    Func<T, object> KeyOf
)
{
    private static readonly IReadOnlySet<Field> None = new HashSet<Field>();

    /// <summary>Reads a file whole, with every fault of every row; it must name no other school or session.</summary>
    public RowsOf<T> ReadFile(SmallImport import, Faults faults)
    {
        using var table = import.Asked.Open(faults);
        if (table is null || !table.HasNeeded(Needed))
        {
            return new(import.Said.FileName, [], None);
        }

        var errors = faults.Errors.Count;
        var cells = new Cells(table, faults);
        var rows = new Dictionary<object, RowOf<T>>();
        while (table.Read())
        {
            if (!IsNoRow(cells))
            {
                ReadRow(table, cells, import, rows, faults);
            }
        }

        cells.WarnOfFailedScnChecks();
        if (rows.Count == 0 && faults.Errors.Count == errors)
        {
            faults.Error(
                new(
                    table.File,
                    null,
                    null,
                    null,
                    $"the file holds no {Thing}; expected at least one row below the header"
                )
            );
        }

        return new(
            table.File,
            [.. rows.Values.OrderBy(row => row.Line)],
            Enum.GetValues<Field>().Where(table.Header.Has).ToHashSet()
        );
    }

    private bool IsNoRow(Cells cells) =>
        Key == Field.Scn ? cells.IsNoPupil() : cells.IsHeaderAgain(Key);

    private void ReadRow(
        Table table,
        Cells cells,
        SmallImport import,
        Dictionary<object, RowOf<T>> rows,
        Faults faults
    )
    {
        var errors = faults.Errors.Count;
        CheckPlace(table, cells, import);
        var row = new RowOf<T>(table.Line, Read(table, cells));
        if (faults.Errors.Count > errors || rows.TryAdd(KeyOf(row.Said), row))
        {
            return;
        }

        var first = rows[KeyOf(row.Said)];
        if (Equals(first.Said, row.Said))
        {
            cells.WarnOfRepeat(first.Line);
        }
        else
        {
            cells.Error(
                Key,
                $"a second row for the {Thing} of {table.File.Place(first.Line)}, with other values; expected one"
            );
        }
    }

    private static void CheckPlace(Table table, Cells cells, SmallImport import)
    {
        var school = table[Field.School].ToString();
        if (school.Length > 0 && SchoolNamed.IsOther(school, import.School))
        {
            cells.Error(
                Field.School,
                $"another school; expected {import.School.Name} or {import.School.SeedCode}"
            );
        }

        var session = table[Field.Session];
        if (!session.IsEmpty && !session.SequenceEqual(import.Session.Name))
        {
            cells.Error(Field.Session, $"another session; expected {import.Session.Name}");
        }
    }
}
