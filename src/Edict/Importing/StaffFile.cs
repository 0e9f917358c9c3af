using Edict.People;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>One row of a staff file: a person, and a role where the row names one.</summary>
/// <param name="Name">As reports and pages name the person; empty where the row does not say it.</param>
/// <param name="Email">In lower case.</param>
/// <param name="From">The first day; null where the row does not say it.</param>
/// <param name="To">The last day; null where the row does not say it.</param>
public sealed record StaffSaid(
    string Name,
    string Email,
    Post? Post,
    string Faculty,
    string House,
    StageSet Stages,
    DateOnly? From,
    DateOnly? To
);

/// <summary>A staff file: one row a person and role.</summary>
public static class StaffFile
{
    private static readonly FileKind<StaffSaid> Kind = new(
        [Field.Email],
        Field.Email,
        "role of the member of staff",
        Row,
        said => (said.Email, said.Post, said.Faculty, said.House, said.Stages, said.From)
    );

    public static RowsOf<StaffSaid> Read(SmallImport import, Faults faults)
    {
        var file = Kind.ReadFile(import, faults);
        if (file.Given.Contains(Field.Name) && file.Given.Contains(Field.ShortName))
        {
            faults.Warn(
                new(
                    file.File,
                    null,
                    FieldNames.Of(Field.Name)[0],
                    null,
                    "read, and kept only where Short Name is blank: a person has one name here, the one that reports carry"
                )
            );
        }

        return file;
    }

    private static StaffSaid Row(Table table, Cells cells)
    {
        cells.CheckTexts(Field.Name, Field.ShortName, Field.Email, Field.Faculty, Field.House);
        var name = table[table[Field.ShortName].IsEmpty ? Field.Name : Field.ShortName];
        return new(
            name.ToString(),
            Email(table, cells),
            PostOf(table, cells),
            table[Field.Faculty].ToString(),
            table[Field.House].ToString(),
            StagesOf(table, cells),
            cells.Day(Field.From),
            cells.Day(Field.To)
        );
    }

    private static string Email(Table table, Cells cells)
    {
        var text = table[Field.Email].ToString();
        if (
            text.Split('@') is not [{ Length: > 0 }, { Length: > 0 }]
            || text.Any(char.IsWhiteSpace)
        )
        {
            cells.Error(Field.Email, "expected an e-mail address, such as a.fraser@school.example");
        }

        return text.ToLowerInvariant();
    }

    private static Post? PostOf(Table table, Cells cells)
    {
        var text = table[Field.Role].ToString();
        var post = PostWords.Read(text);
        if (post is null && text.Length > 0)
        {
            cells.Error(Field.Role, $"expected {PostWords.Expected}");
        }

        return post;
    }

    private static StageSet StagesOf(Table table, Cells cells)
    {
        if (!StageList.TryRead(table[Field.Stages].ToString(), out var stages))
        {
            cells.Error(Field.Stages, "expected stages such as S1, S2 or S1-S3, or blank");
        }

        return stages;
    }
}
