namespace Edict.Importing;

/// <summary>What the numbers of one file's <see cref="Names"/> are among those of several files.</summary>
public sealed record NewNumbers(
    int[] Pupils,
    int[] Schools,
    int[] Faculties,
    int[] Subjects,
    int[] Levels,
    int[] Classes,
    int[] Texts
)
{
    public PersonCells Of(PersonCells person) =>
        new(
            Texts[person.Surname],
            Texts[person.Forename],
            Texts[person.RegistrationClass],
            Texts[person.House],
            Texts[person.Teacher]
        );
}
