using Edict.Data;

namespace Edict.Importing;

/// <summary>One row of a classes file: a class, and a teacher where the row names one.</summary>
/// <param name="Teacher">By address or as the school names them; empty where the row does not say it.</param>
/// <param name="Scn">A pupil of the class; null where the row does not say one.</param>
public sealed record ClassSaid(
    string Class,
    string Subject,
    string Teacher,
    DateOnly? From,
    DateOnly? To,
    int? Scn
);

/// <summary>A classes file: one row a class and teacher, or one a class, teacher and pupil.</summary>
public static class ClassFile
{
    private static readonly FileKind<ClassSaid> Kind = new(
        [Field.Class, Field.Subject],
        Field.Class,
        "class and teacher",
        Row,
        said =>
            (
                NameKey.Of(said.Class),
                NameKey.Of(said.Subject),
                NameKey.Of(said.Teacher),
                said.From,
                said.Scn
            )
    );

    public static RowsOf<ClassSaid> Read(SmallImport import, Faults faults)
    {
        var file = Kind.ReadFile(import, faults);
        WarnOfNotKept(file, Field.Level, "a pupil's level comes with each report", faults);
        WarnOfNotKept(file, Field.Scn, "who is in a class comes with the reports", faults);
        return file;
    }

    private static ClassSaid Row(Table table, Cells cells)
    {
        cells.CheckTexts(Field.Class, Field.Subject, Field.Level, Field.Teacher);
        cells.RequireGiven(Field.Class, "expected a class, such as 5MA1");
        cells.RequireGiven(Field.Subject, "expected the subject that the class is taught");
        return new(
            table[Field.Class].ToString(),
            table[Field.Subject].ToString(),
            table[Field.Teacher].ToString(),
            cells.Day(Field.From),
            cells.Day(Field.To),
            table[Field.Scn].IsEmpty ? null : cells.Scn()
        );
    }

    private static void WarnOfNotKept(
        RowsOf<ClassSaid> file,
        Field field,
        string why,
        Faults faults
    )
    {
        if (file.Given.Contains(field))
        {
            faults.Warn(
                new(file.File, null, FieldNames.Of(field)[0], null, $"read and not kept: {why}")
            );
        }
    }
}
