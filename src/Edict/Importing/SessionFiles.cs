using Edict.Protocol;

namespace Edict.Importing;

/// <summary>The files of one session, read together: its cycles, oldest first, and what is recorded of its pupils.</summary>
/// <param name="Reports">The cycles' reports as the protocol evaluates them.</param>
public sealed record SessionFiles(
    Names Names,
    IReadOnlyList<ReportFile> Cycles,
    IReadOnlyList<ReportColumns> Reports,
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
            .. Reports.Select(reports => new SessionCycle(StageSet.All, reports, policy)),
        ]);

    /// <summary>Reads the files at once, each by itself, then takes them together in their order.</summary>
    private static SessionFiles ReadAs(
        string blankSchool,
        IReadOnlyList<string> reports,
        string? pupils,
        Policy policy,
        Faults faults
    )
    {
        var demands = new ReportDemands(FacultyNeeded: true, policy.Track.WorkingGradeWorst);
        var reading = reports
            .Select(path => Task.Run(() => ReadReports(path, blankSchool, demands)))
            .ToList();
        var pupilsReading = Task.Run(() => ReadPupils(pupils, blankSchool));
        var cycles = reading.Select(read => read.GetAwaiter().GetResult()).ToList();
        var names = cycles[0].Names;
        foreach (var later in cycles.Skip(1))
        {
            later.File.Rows.Renumber(names.Take(later.Names));
        }

        // The pupils, who need their own time, are still being read.
        var columns = cycles.Select(cycle => cycle.File.Rows.Columns(names)).ToList();
        var found = new Faults();
        WarnOfSubjectsInTwoFaculties(cycles, names, found);
        var people = pupilsReading.GetAwaiter().GetResult();
        var numbers = names.Take(people.Names);
        foreach (var row in people.File)
        {
            row.Renumber(numbers);
        }

        cycles.ForEach(cycle => faults.Add(cycle.Faults));
        faults.Add(people.Faults);
        faults.Add(found);
        var files = cycles.Select(cycle => cycle.File).ToList();
        SayOtherSessions(files, faults);
        return new(names, files, columns, people.File);
    }

    private static FileRead<ReportFile> ReadReports(
        string path,
        string blankSchool,
        ReportDemands demands
    )
    {
        if (CleanReportReader.TryRead(path, blankSchool, demands) is { } clean)
        {
            return clean;
        }

        var (names, faults) = (new Names(blankSchool), new Faults());
        return new(ReportFileReader.Read(path, names, demands, faults), names, faults);
    }

    private static FileRead<IReadOnlyList<PupilRow>> ReadPupils(string? path, string blankSchool)
    {
        var (names, faults) = (new Names(blankSchool), new Faults());
        return path is null
            ? new([], names, faults)
            : CleanPupilReader.TryRead(path, blankSchool)
                ?? new(PupilFileReader.Read(path, names, faults), names, faults);
    }

    private bool AnyBlankSchool() =>
        Cycles.Any(cycle => cycle.Rows.HasBlankSchool) || Pupils.Any(row => row.School == 0);

    private void SayBlankSchools(int named, string? pupils, Faults faults)
    {
        foreach (var cycle in Cycles.Where(cycle => cycle.Rows.HasBlankSchool))
        {
            for (var row = 0; row < cycle.Rows.Count; row++)
            {
                SayIfBlank(cycle.Name, cycle.Rows[row].School, cycle.Rows[row].Line);
            }
        }

        foreach (var row in Pupils)
        {
            SayIfBlank(row.File, row.School, row.Line);
        }

        void SayIfBlank(NamedFile file, int school, int line)
        {
            if (school == 0)
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
    }

    private static void SayOtherSessions(List<ReportFile> cycles, Faults faults)
    {
        var session = cycles
            .Select(cycle => cycle.Session)
            .FirstOrDefault(name => name is not null);
        foreach (var cycle in cycles.Where(cycle => cycle.Session is not null))
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

    private static void WarnOfSubjectsInTwoFaculties(
        List<FileRead<ReportFile>> cycles,
        Names names,
        Faults faults
    )
    {
        var subjects = new SubjectsOfSchools(names, faults);
        foreach (var cycle in cycles)
        {
            subjects.Take(cycle.File);
        }
    }
}
