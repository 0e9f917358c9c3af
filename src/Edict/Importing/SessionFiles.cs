using Edict.Protocol;

namespace Edict.Importing;

/// <summary>The files of one session, read together: its cycles, oldest first, and what is recorded of its pupils.</summary>
/// <param name="Evaluation">The concerns of the last cycle; null where a file of reports has an error.</param>
public sealed record SessionFiles(
    Names Names,
    IReadOnlyList<ReportFile> Cycles,
    Evaluation? Evaluation,
    RecordedPupils Pupils
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

    /// <summary>Reads the reports at once, each file by itself and the last here, then the pupils, and takes all together in their order.</summary>
    private static SessionFiles ReadAs(
        string blankSchool,
        IReadOnlyList<string> reports,
        string? pupils,
        Policy policy,
        Faults faults
    )
    {
        var demands = new ReportDemands(FacultyNeeded: true, policy.Track.WorkingGradeWorst);
        var earlier = new List<OwnThread<FileRead<ReportFile>>>();
        for (var cycle = 0; cycle < reports.Count - 1; cycle++)
        {
            var path = reports[cycle];
            earlier.Add(new(() => ReadReports(path, blankSchool, demands)));
        }

        var last = ReadReports(reports[^1], blankSchool, demands);
        var cycles = new List<FileRead<ReportFile>>();
        earlier.ForEach(read => cycles.Add(read.Result()));
        cycles.Add(last);

        // The pupils, who need their own time, are read while the protocol is applied, which asks nothing of them. Three files
        // at once were slower than two after each other.
        var pupilsReading = new OwnThread<FileRead<RecordedPupils>>(() =>
            ReadPupils(pupils, blankSchool)
        );
        var names = cycles[0].Names;
        for (var later = 1; later < cycles.Count; later++)
        {
            cycles[later].File.Rows.Renumber(names.Take(cycles[later].Names));
        }

        var evaluation = cycles.Exists(cycle => cycle.Faults.AnyError)
            ? null
            : Evaluate(cycles, names, policy);
        var found = new Faults();
        WarnOfSubjectsInTwoFaculties(cycles, names, found);
        var people = pupilsReading.Result();
        people.File.Renumber(names.Take(people.Names));

        var files = new List<ReportFile>();
        foreach (var cycle in cycles)
        {
            faults.Add(cycle.Faults);
            files.Add(cycle.File);
        }

        faults.Add(people.Faults);
        faults.Add(found);
        SayOtherSessions(files, faults);
        return new(names, files, evaluation, people.File);
    }

    private static Evaluation Evaluate(
        List<FileRead<ReportFile>> cycles,
        Names names,
        Policy policy
    )
    {
        var evaluated = new List<SessionCycle>();
        foreach (var cycle in cycles)
        {
            evaluated.Add(new(StageSet.All, cycle.File.Rows.Columns(names), policy));
        }

        return Evaluation.Of(evaluated);
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

    private static FileRead<RecordedPupils> ReadPupils(string? path, string blankSchool)
    {
        if (path is not null && CleanPupilReader.TryRead(path, blankSchool) is { } clean)
        {
            return clean;
        }

        var (names, faults) = (new Names(blankSchool), new Faults());
        var rows = path is null ? [] : PupilFileReader.Read(path, names, faults);
        var recorded = new RecordedPupils(rows is [var first, ..] ? first.File : default);
        foreach (var row in rows)
        {
            recorded.Add(row.Line, row.Pupil, row.School, row.Facts);
        }

        return new(recorded, names, faults);
    }

    private bool AnyBlankSchool() =>
        Cycles.Any(cycle => cycle.Rows.HasBlankSchool) || Pupils.HasBlankSchool;

    private void SayBlankSchools(int named, string? pupils, Faults faults)
    {
        foreach (var cycle in Cycles.Where(cycle => cycle.Rows.HasBlankSchool))
        {
            for (var row = 0; row < cycle.Rows.Count; row++)
            {
                SayIfBlank(cycle.Name, cycle.Rows[row].School, cycle.Rows[row].Line);
            }
        }

        for (var row = 0; row < Pupils.Count; row++)
        {
            SayIfBlank(Pupils.File, Pupils.SchoolAt(row), Pupils.LineAt(row));
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
        var session = cycles.Find(cycle => cycle.Session is not null)?.Session;
        foreach (var cycle in cycles)
        {
            if (
                cycle.Session is not null
                && !string.Equals(cycle.Session, session, StringComparison.OrdinalIgnoreCase)
            )
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
