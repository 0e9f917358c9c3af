using Edict.Protocol;

namespace Edict.Importing;

/// <summary>The files of one session, read together: its cycles, oldest first, and what is recorded of its pupils.</summary>
public sealed record SessionFiles(
    Names Names,
    IReadOnlyList<ReportFile> Cycles,
    IReadOnlyList<PupilRow> Pupils
)
{
    /// <summary>
    /// Reads them all and every fault in them. Where some rows name a school and others do not, the blank means that
    /// school if only one is named, so the files are then read again with it.
    /// </summary>
    public static SessionFiles Read(
        IReadOnlyList<string> reports,
        string? pupils,
        Policy policy,
        Faults faults
    )
    {
        var first = new Faults();
        var files = ReadAs("", reports, pupils, policy, first);
        var named = files.Names.Schools.Names.ToList();
        if (named.Count == 1 && files.AnyBlankSchool())
        {
            return ReadAs(named[0], reports, pupils, policy, faults);
        }

        faults.Add(first);
        if (named.Count > 1)
        {
            files.SayBlankSchools(named.Count, pupils, faults);
        }

        return files;
    }

    /// <summary>The concerns of the last cycle. The files were read without an error.</summary>
    public Evaluation Evaluate(Policy policy) =>
        Evaluation.Of([
            .. Cycles.Select(cycle => new SessionCycle(StageSet.All, cycle.Columns(Names), policy)),
        ]);

    private static SessionFiles ReadAs(
        string blankSchool,
        IReadOnlyList<string> reports,
        string? pupils,
        Policy policy,
        Faults faults
    )
    {
        var names = new Names(blankSchool);
        var demands = new ReportDemands(FacultyNeeded: true, policy.Track.WorkingGradeWorst);
        var cycles = reports
            .Select(path => ReportFileReader.Read(path, names, demands, faults))
            .ToList();
        var rows = pupils is null ? [] : PupilFileReader.Read(pupils, names, faults);
        var files = new SessionFiles(names, cycles, rows);
        files.SayOtherSessions(faults);
        files.WarnOfSubjectsInTwoFaculties(faults);
        return files;
    }

    private bool AnyBlankSchool() =>
        Cycles.Any(cycle => cycle.Rows.Any(row => row.School == 0))
        || Pupils.Any(row => row.School == 0);

    private void SayBlankSchools(int named, string? pupils, Faults faults)
    {
        var blanks = Cycles
            .SelectMany(cycle =>
                cycle.Rows.Where(row => row.School == 0).Select(row => (File: cycle.Name, row.Line))
            )
            .Concat(Pupils.Where(row => row.School == 0).Select(row => (row.File, row.Line)));
        foreach (var (file, line) in blanks)
        {
            faults.Error(
                new(
                    file,
                    line,
                    "School",
                    "",
                    $"the school is missing and the files name {named}; expected one of them"
                )
            );
        }
    }

    private void SayOtherSessions(Faults faults)
    {
        var session = Cycles
            .Select(cycle => cycle.Session)
            .FirstOrDefault(name => name is not null);
        foreach (var cycle in Cycles.Where(cycle => cycle.Session is not null))
        {
            if (!string.Equals(cycle.Session, session, StringComparison.OrdinalIgnoreCase))
            {
                faults.Error(
                    new(
                        cycle.Name,
                        cycle.SessionLine,
                        "Session",
                        cycle.Session,
                        $"another file is of {session}; expected the cycles of one session"
                    )
                );
            }
        }
    }

    private void WarnOfSubjectsInTwoFaculties(Faults faults)
    {
        var faculties = new Dictionary<(int School, int Subject), int>();
        foreach (var cycle in Cycles)
        {
            var said = new HashSet<(int School, int Subject)>();
            foreach (var row in cycle.Rows)
            {
                var subject = (
                    Names.Schools.NameOf(row.School),
                    Names.Subjects.NameOf(row.Subject)
                );
                var faculty = Names.Faculties.NameOf(row.Faculty);
                if (
                    !faculties.TryAdd(subject, faculty)
                    && faculties[subject] != faculty
                    && said.Add(subject)
                )
                {
                    var other = Names.Faculties.TextOf(faculties[subject]);
                    faults.Warn(
                        new(
                            cycle.Name,
                            row.Line,
                            "Faculty",
                            Names.Faculties.TextOf(row.Faculty),
                            $"{Names.Subjects.TextOf(row.Subject)} stands under {other} too; each report counts under its own row's faculty"
                        )
                    );
                }
            }
        }
    }
}
