using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Reports;

/// <summary>A report, and the place of its cycle in the session.</summary>
internal readonly record struct ReportInCycle(CourseReport Report, int Order);

/// <summary>A class in a cycle, before its pupils are known.</summary>
internal sealed record TaughtClass(SchoolReading School, TeachingClass Class, Cycle Cycle)
{
    private SchoolFacts Facts => School.Facts;

    private SubjectInFaculty Subject => School.Subjects[Class.SubjectId];

    public CourseInSight InSight => new(Subject.FacultyId, Class.SubjectId, Class.NameKey);

    /// <summary>Whether the cycle is open, or the class of a closed one was reopened for today.</summary>
    public bool MayBeOpen => !Cycle.IsClosed || Reopening is not null;

    private ClassReopening? Reopening =>
        Facts.Reopenings.FirstOrDefault(row => Is(row.ClassId, row.CycleId));

    /// <summary>
    /// The class with its pupils: whoever is reported on in it in this cycle, whoever is expected in it, and whoever was in it
    /// the last time and is in no other class of the subject now.
    /// </summary>
    /// <param name="sight">Of whoever reports on it; null for the whole class, to be counted.</param>
    public ClassSheet Sheet(Visibility? sight = null)
    {
        var why = Facts
            .NotRated.Where(row => Is(row.ClassId, row.CycleId))
            .ToDictionary(row => row.PupilId, row => (NoRating?)row.Why);
        var (reported, members) = EverInIt();
        var rows = reported
            .Select(ofPupil => ofPupil.Key)
            .Union(members.Select(ofPupil => ofPupil.Key))
            .Where(id => IsAsked(id, sight))
            .SelectMany(id =>
                RowsOf(
                    School.Pupils[id],
                    [.. reported[id]],
                    [.. members[id]],
                    why.GetValueOrDefault(id)
                )
            )
            .OrderBy(row => row.Pupil.ListName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Pupil.Scn, StringComparer.Ordinal)
            .ToList();
        return new(
            Cycle,
            Class,
            Subject.Name,
            Subject.FacultyId,
            rows.Any(row => School.PolicyNow.SeniorStages.Has(row.Pupil.Stage)),
            Facts.Policies[Cycle.Id].Track.WorkingGradeWorst,
            rows,
            Facts.HandIns.SingleOrDefault(row => Is(row.ClassId, row.CycleId)),
            Reopening
        );
    }

    private bool Is(Guid classId, Guid cycleId) => Class.Id == classId && Cycle.Id == cycleId;

    private bool IsAsked(Guid pupilId, Visibility? sight) =>
        School.Pupils.TryGetValue(pupilId, out var pupil)
        && School.IsHere(pupil)
        && Cycle.Stages.Has(pupil.Stage)
        && sight?.IsKeptFrom(pupilId) != true;

    /// <summary>All that is reported in the subject up to this cycle of whoever was ever in the class or is expected in it, and where else in the subject they are expected.</summary>
    private (ILookup<Guid, ReportInCycle> Reported, ILookup<Guid, ClassMember> Expected) EverInIt()
    {
        var expected = Facts.Expected[Class.SubjectId];
        var cycles = School.Cycles.Where(cycle => cycle.Order <= Cycle.Order).ToList();
        var ever = cycles
            .SelectMany(cycle => Facts.Reports[cycle.Id].In(Class.SubjectId, Class.NameKey))
            .Select(report => report.PupilId)
            .Concat(expected.Where(row => row.ClassId == Class.Id).Select(row => row.PupilId))
            .ToHashSet();
        return (
            cycles
                .SelectMany(
                    cycle => ever.SelectMany(Facts.Reports[cycle.Id].Of),
                    (cycle, report) => new ReportInCycle(report, cycle.Order)
                )
                .Where(row => row.Report.SubjectId == Class.SubjectId)
                .ToLookup(row => row.Report.PupilId),
            expected.Where(row => ever.Contains(row.PupilId)).ToLookup(row => row.PupilId)
        );
    }

    private IEnumerable<SheetRow> RowsOf(
        PupilInSession pupil,
        IReadOnlyList<ReportInCycle> ofPupil,
        IReadOnlyList<ClassMember> members,
        NoRating? why
    )
    {
        var now = ofPupil.Where(row => row.Order == Cycle.Order).ToList();
        var before = ofPupil
            .Where(row => row.Order < Cycle.Order)
            .OrderByDescending(row => row.Order)
            .ThenByDescending(row => IsOfThis(row.Report))
            .ToList();
        var holding = members.Where(row =>
            now.Count == 0
            && row.After < Cycle.Order
            && row.HoldsAfter(before is [var latest, ..] ? latest.Order : 0)
            && (Reopening is not null || !(row.At > Cycle.ClosedAt))
        );
        if (holding.Any())
        {
            return holding
                .Where(row => row.ClassId == Class.Id)
                .Select(row => new SheetRow(
                    pupil,
                    row.Level,
                    null,
                    LastOf(before, NameKey.Of(row.Level)),
                    why
                ));
        }

        if (
            before is [var last, ..]
            && IsOfThis(last.Report)
            && IsStillIn(now, before)
            && !IsWithout(last)
        )
        {
            return [new(pupil, last.Report.Level, null, Marks.Of(last.Report), why)];
        }

        return now.Where(row => IsOfThis(row.Report))
            .Select(row => new SheetRow(
                pupil,
                row.Report.Level,
                row.Report,
                LastOf(before, row.Report.LevelKey),
                why
            ));
    }

    /// <summary>Whether whoever was in the class the last time is in no other than then.</summary>
    private bool IsStillIn(List<ReportInCycle> now, List<ReportInCycle> before) =>
        !now.Any(row => IsOfThis(row.Report))
        && ClassRolls.AreSomeOf(
            now.Select(row => row.Report),
            before.TakeWhile(row => row.Order == before[0].Order).Select(row => row.Report)
        );

    /// <summary>Whether the class is known to be without whoever was in it the last time: by a file from SEEMiS, or as its teacher said in a cycle since.</summary>
    private bool IsWithout(ReportInCycle last) =>
        (Cycle.ComesByFile && Facts.Reports[Cycle.Id].HasByFile(Class.SubjectId, Class.NameKey))
        || ClassRolls.HasLeft(Facts, last.Report, last.Order, Cycle.Order);

    private bool IsOfThis(CourseReport report) => report.ClassKey == Class.NameKey;

    /// <summary>What was said the last time; at the same level where there is such a report, else without its grade, since grades of two levels do not compare.</summary>
    private static Marks LastOf(IReadOnlyList<ReportInCycle> before, string levelKey)
    {
        var reports = before.Select(row => row.Report).ToList();
        if (reports.Find(said => said.LevelKey == levelKey) is { } same)
        {
            return Marks.Of(same);
        }

        return reports is [var latest, ..]
            ? Marks.Of(latest).With(SheetColumn.WorkingGrade, null)
            : default;
    }
}
