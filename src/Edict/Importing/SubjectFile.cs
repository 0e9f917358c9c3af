using Edict.Data;

namespace Edict.Importing;

/// <summary>One row of a subjects file: a subject and the faculty that it belongs to.</summary>
public readonly record struct SubjectSaid(string Subject, string Faculty);

/// <summary>A subjects file: one row a subject.</summary>
public static class SubjectFile
{
    private static readonly FileKind<SubjectSaid> Kind = new(
        [Field.Subject, Field.Faculty],
        Field.Subject,
        "subject",
        Row,
        said => NameKey.Of(said.Subject)
    );

    public static RowsOf<SubjectSaid> Read(SmallImport import, Faults faults) =>
        Kind.ReadFile(import, faults);

    private static SubjectSaid Row(Table table, Cells cells)
    {
        cells.CheckTexts(Field.Subject, Field.Faculty);
        cells.RequireGiven(Field.Subject, "expected a subject");
        cells.RequireGiven(Field.Faculty, "expected the faculty that the subject belongs to");
        return new(table[Field.Subject].ToString(), table[Field.Faculty].ToString());
    }
}
