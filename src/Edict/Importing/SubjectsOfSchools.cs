namespace Edict.Importing;

/// <summary>Under which faculty each school's subjects stand in some files: a second one is a warning, once a file.</summary>
public sealed class SubjectsOfSchools(Names names, Faults faults)
{
    private readonly Dictionary<(int School, int Subject), int> faculties = [];

    public void Take(ReportFile file)
    {
        var said = new HashSet<(int School, int Subject)>();
        var latest = new (int School, int Faculty)[names.Subjects.Count];
        var schools = file.Rows.Schools;
        var subjects = file.Rows.Subjects;
        var faculty = file.Rows.Faculties;
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var place = (schools[row], faculty[row]);
            ref var before = ref latest[subjects[row]];
            if (before != place)
            {
                before = place;
                Take(file, row, said);
            }
        }
    }

    private void Take(ReportFile file, int at, HashSet<(int School, int Subject)> said)
    {
        var row = file.Rows[at];
        var subject = (names.Schools.NameOf(row.School), names.Subjects.NameOf(row.Subject));
        var faculty = names.Faculties.NameOf(row.Faculty);
        if (
            !faculties.TryAdd(subject, faculty)
            && faculties[subject] != faculty
            && said.Add(subject)
        )
        {
            var other = names.Faculties.TextOf(faculties[subject]);
            faults.Warn(
                new(
                    file.Name,
                    row.Line,
                    "Faculty",
                    names.Faculties.TextOf(row.Faculty),
                    $"{names.Subjects.TextOf(row.Subject)} stands under {other} too; each report counts under its own row's faculty"
                )
            );
        }
    }
}
