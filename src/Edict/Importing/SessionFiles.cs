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
            .. Cycles.Select(cycle => new SessionCycle(
                StageSet.All,
                cycle.Rows.Columns(Names),
                policy
            )),
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
        var cycles = reading.Select(read => read.Result).ToList();
        var names = cycles[0].Names;
        foreach (var later in cycles.Skip(1))
        {
            later.File.Rows.Renumber(names.Take(later.Names));
        }

        var people = pupilsReading.Result;
        var numbers = names.Take(people.Names);
        foreach (var row in people.File)
        {
            row.Renumber(numbers);
        }

        var files = new SessionFiles(names, [.. cycles.Select(cycle => cycle.File)], people.File);
        cycles.ForEach(cycle => faults.Add(cycle.Faults));
        faults.Add(people.Faults);
        files.SayOtherSessions(faults);
        files.WarnOfSubjectsInTwoFaculties(faults);
        return files;
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
        var subjects = new SubjectsOfSchools(Names, faults);
        foreach (var cycle in Cycles)
        {
            subjects.Take(cycle);
        }
    }
}
