namespace Edict.Importing;

/// <summary>
/// Of what a row reports. Where an export has these columns side by side, their text is found as one and not as four.
/// </summary>
internal sealed class CleanCourseCells
{
    private readonly CleanTable table;
    private readonly Names names;
    private readonly bool facultyNeeded;
    private readonly int[] columns;
    private readonly int first;
    private readonly int last;
    private readonly bool areSideBySide;
    private readonly TextNumbers texts = new("");
    private CourseNumbers[] courses = new CourseNumbers[256];

    public CleanCourseCells(CleanTable table, Names names, bool facultyNeeded)
    {
        (this.table, this.names, this.facultyNeeded) = (table, names, facultyNeeded);
        columns =
        [
            table.Header.ColumnOf(Field.Subject),
            table.Header.ColumnOf(Field.Faculty),
            table.Header.ColumnOf(Field.Level),
            table.Header.ColumnOf(Field.Class),
        ];
        var present = 0;
        (first, last) = (int.MaxValue, -1);
        foreach (var column in columns)
        {
            if (column >= 0)
            {
                (first, last) = (Math.Min(first, column), Math.Max(last, column));
                present++;
            }
        }

        areSideBySide = last - first + 1 == present;
    }

    public bool TryRead(out CourseNumbers course)
    {
        var text = areSideBySide ? table.Between(first, last) : [];
        if (text.IsEmpty)
        {
            return TryReadEach(out course);
        }

        var known = texts.Find(text);
        if (known > 0)
        {
            course = courses[known];
            return true;
        }

        return TryReadEach(out course) && Keep(text, course);
    }

    private bool TryReadEach(out CourseNumbers course)
    {
        var subject = table[columns[0]];
        var faculty = table[columns[1]];
        course = new(
            names.Subjects.Add(subject),
            names.Faculties.Add(faculty),
            names.Levels.Add(table[columns[2]]),
            names.Classes.Add(table[columns[3]])
        );
        return !subject.IsEmpty && (!faculty.IsEmpty || !facultyNeeded);
    }

    private bool Keep(ReadOnlySpan<char> text, CourseNumbers course)
    {
        var number = texts.Add(text.ToString());
        if (number == courses.Length)
        {
            var grown = new CourseNumbers[2 * number];
            Array.Copy(courses, grown, number);
            courses = grown;
        }

        courses[number] = course;
        return true;
    }
}

/// <summary>A row's subject, faculty, level and class, as spellings.</summary>
internal readonly record struct CourseNumbers(int Subject, int Faculty, int Level, int Class);
