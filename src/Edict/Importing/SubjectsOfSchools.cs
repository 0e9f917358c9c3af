namespace Edict.Importing;

/// <summary>Under which faculty each school's subjects stand in some files: a second one is a warning, once a file.</summary>
public sealed class SubjectsOfSchools(Names names, Faults faults)
{
    private const int FirstCapacity = 256;

    private readonly PairNumbers subjects = new();
    private int[] faculties = new int[FirstCapacity];
    private int[] saidInFile = new int[FirstCapacity];
    private int file;

    public void Take(ReportFile read)
    {
        file++;
        var latest = new int[names.Subjects.Count];
        var latestSchool = new int[names.Subjects.Count];
        for (var row = 0; row < read.Rows.Count; row++)
        {
            var school = read.Rows.SchoolAt(row);
            var subject = read.Rows.SubjectAt(row);
            var faculty = read.Rows.FacultyAt(row);
            if (latest[subject] != faculty || latestSchool[subject] != school)
            {
                (latest[subject], latestSchool[subject]) = (faculty, school);
                Take(read, row);
            }
        }
    }

    private void Take(ReportFile read, int at)
    {
        var row = read.Rows[at];
        var met = subjects.Count;
        var subject = subjects.Of(
            names.Schools.NameOf(row.School),
            names.Subjects.NameOf(row.Subject)
        );
        if (subject == met)
        {
            Add(subject, row.Faculty);
        }
        else if (
            names.Faculties.NameOf(faculties[subject]) != names.Faculties.NameOf(row.Faculty)
            && saidInFile[subject] != file
        )
        {
            saidInFile[subject] = file;
            var other = names.Faculties.TextOf(names.Faculties.NameOf(faculties[subject]));
            faults.Warn(
                new(
                    read.Name,
                    row.Line,
                    "Faculty",
                    names.Faculties.TextOf(row.Faculty),
                    $"{names.Subjects.TextOf(row.Subject)} stands under {other} too; each report counts under its own row's faculty"
                )
            );
        }
    }

    private void Add(int subject, int faculty)
    {
        if (subject == faculties.Length)
        {
            Array.Resize(ref faculties, 2 * subject);
            Array.Resize(ref saidInFile, 2 * subject);
        }

        faculties[subject] = faculty;
    }
}
