namespace Edict.Importing;

/// <summary>The names and pupils met in the files of one reading, numbered alike in all of them.</summary>
public sealed class Names
{
    private readonly PairNumbers pupils = new();
    private bool oneSchool;

    /// <param name="assumedSchool">The school that a blank means; empty where a blank is a school of its own.</param>
    public Names(string assumedSchool = "") => AssumedSchool = Schools.Add(assumedSchool);

    /// <summary>For files that go into one school: whatever a row calls it, an SCN is one pupil.</summary>
    public static Names OfOneSchool() => new() { oneSchool = true };

    public NamePool Schools { get; } = new();

    public NamePool Faculties { get; } = new();

    public NamePool Subjects { get; } = new();

    public NamePool Levels { get; } = new();

    public NamePool Classes { get; } = new();

    /// <summary>Everything that is kept as written and never compared: surnames, forenames, teachers, houses, registration classes.</summary>
    public NamePool Texts { get; } = new();

    /// <summary>The spelling of the school that a blank means.</summary>
    public int AssumedSchool { get; }

    public int PupilCount => pupils.Count;

    /// <summary>The pupil's number, from 0, the same in every file.</summary>
    public int Pupil(int school, int scn) => pupils.Of(oneSchool ? 0 : Schools.NameOf(school), scn);

    /// <summary>Takes in the names of a file that was read by itself.</summary>
    public NewNumbers Take(Names file)
    {
        var schools = Schools.Take(file.Schools);
        var pupilNumbers = new int[file.PupilCount];
        for (var pupil = 0; pupil < pupilNumbers.Length; pupil++)
        {
            pupilNumbers[pupil] = Pupil(schools[file.pupils.FirstOf(pupil)], file.ScnOf(pupil));
        }

        return new(
            pupilNumbers,
            schools,
            Faculties.Take(file.Faculties),
            Subjects.Take(file.Subjects),
            Levels.Take(file.Levels),
            Classes.Take(file.Classes),
            Texts.Take(file.Texts)
        );
    }

    /// <summary>The spelling of the school that a row names, or that its blank means.</summary>
    public int School(ReadOnlySpan<char> text) => text.IsEmpty ? AssumedSchool : Schools.Add(text);

    /// <summary>What the present row says of people; a column that the file does not have is a blank.</summary>
    public PersonCells PeopleIn(Table table) =>
        new(
            Texts.Add(table[Field.Surname]),
            Texts.Add(table[Field.Forename]),
            Texts.Add(table[Field.RegistrationClass]),
            Texts.Add(table[Field.House]),
            Texts.Add(table[Field.Teacher])
        );

    public int ScnOf(int pupil) => pupils.SecondOf(pupil);
}
