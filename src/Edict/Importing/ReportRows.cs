using Edict.Protocol;

namespace Edict.Importing;

/// <summary>The rows of a reports file in file order, held as columns: some 33 bytes a row and no object each.</summary>
/// <param name="withPeople">Whether what the rows say of people is kept too.</param>
/// <param name="expected">About how many rows will come; more may.</param>
public sealed class ReportRows(bool withPeople, int expected = 1024)
{
    private readonly List<PersonCells>? people = withPeople ? [] : null;
    private ReportColumns? columns;
    private int[] lines = new int[expected];
    private int[] pupils = new int[expected];
    private int[] schools = new int[expected];
    private int[] faculties = new int[expected];
    private int[] subjects = new int[expected];
    private int[] levels = new int[expected];
    private int[] classes = new int[expected];
    private Stage[] stages = new Stage[expected];
    private Marks[] marks = new Marks[expected];

    public int Count { get; private set; }

    public ReportRow this[int row] =>
        new(
            lines[row],
            pupils[row],
            schools[row],
            stages[row],
            faculties[row],
            subjects[row],
            levels[row],
            classes[row],
            marks[row],
            people is null ? default : people[row]
        );

    /// <summary>Whether any row names no school.</summary>
    public bool HasBlankSchool { get; private set; }

    public int SchoolAt(int row) => schools[row];

    public int PupilAt(int row) => pupils[row];

    /// <summary>The spelling of a row's subject; so with faculty, level and class.</summary>
    public int SubjectAt(int row) => subjects[row];

    public int FacultyAt(int row) => faculties[row];

    public int LevelAt(int row) => levels[row];

    public int ClassAt(int row) => classes[row];

    public void Add(in ReportRow row)
    {
        if (Count == lines.Length)
        {
            Grow();
        }

        lines[Count] = row.Line;
        pupils[Count] = row.Pupil;
        schools[Count] = row.School;
        stages[Count] = row.Stage;
        faculties[Count] = row.Faculty;
        subjects[Count] = row.Subject;
        levels[Count] = row.Level;
        classes[Count] = row.Class;
        marks[Count] = row.Marks;
        people?.Add(row.Person);
        HasBlankSchool |= row.School == 0;
        Count++;
    }

    /// <summary>Takes the numbers that the file's names have among the session's.</summary>
    public void Renumber(NewNumbers numbers)
    {
        columns = null;
        Renumber(pupils, numbers.Pupils);
        Renumber(schools, numbers.Schools);
        Renumber(faculties, numbers.Faculties);
        Renumber(subjects, numbers.Subjects);
        Renumber(levels, numbers.Levels);
        Renumber(classes, numbers.Classes);
        for (var row = 0; row < people?.Count; row++)
        {
            people[row] = numbers.Of(people[row]);
        }
    }

    /// <summary>The reports as the protocol evaluates them. These rows take no more after.</summary>
    public ReportColumns Columns(Names names) => columns ??= MakeColumns(names);

    private ReportColumns MakeColumns(Names names)
    {
        var pupilCount = 0;
        for (var row = 0; row < Count; row++)
        {
            pupilCount = Math.Max(pupilCount, pupils[row] + 1);
        }

        var stageOf = new Stage[pupilCount];
        for (var row = 0; row < Count; row++)
        {
            stageOf[pupils[row]] = stages[row];
        }

        return new(
            Count,
            pupils,
            stageOf,
            new(
                names.Faculties.NamesOf(faculties),
                names.Subjects.NamesOf(subjects),
                names.Levels.NamesOf(levels)
            ),
            marks
        );
    }

    /// <summary>Whether each pupil is in one stage, and no two rows are of one pupil, subject, level and class.</summary>
    public bool HasNoRepeat(Names names)
    {
        var reports = Columns(names);
        var (subjectOf, levelOf) = (reports.Courses.Subject, reports.Courses.Level);
        var classOf = names.Classes.NamesOf(classes);
        for (var pupil = 0; pupil < reports.PupilCount; pupil++)
        {
            var mine = reports.Of(pupil);
            for (var later = 1; later < mine.Length; later++)
            {
                var row = mine[later];
                var isRepeat = stages[row] != stages[mine[0]];
                for (var at = 0; at < later; at++)
                {
                    isRepeat |=
                        subjectOf[mine[at]] == subjectOf[row]
                        && levelOf[mine[at]] == levelOf[row]
                        && classOf[mine[at]] == classOf[row];
                }

                if (isRepeat)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Renumber(int[] column, int[] numbers)
    {
        for (var row = 0; row < Count; row++)
        {
            column[row] = numbers[column[row]];
        }
    }

    private void Grow()
    {
        var capacity = Count + (Count / 4) + 1024;
        Array.Resize(ref lines, capacity);
        Array.Resize(ref pupils, capacity);
        Array.Resize(ref schools, capacity);
        Array.Resize(ref stages, capacity);
        Array.Resize(ref faculties, capacity);
        Array.Resize(ref subjects, capacity);
        Array.Resize(ref levels, capacity);
        Array.Resize(ref classes, capacity);
        Array.Resize(ref marks, capacity);
    }
}
