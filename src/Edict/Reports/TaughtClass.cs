using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Reports;

/// <summary>A report, and the place of its cycle in the session.</summary>
internal sealed record ReportInCycle(Report Report, int Order);

/// <summary>A class in a cycle, before its pupils are known.</summary>
internal sealed record TaughtClass(TeachingClass Class, string Subject, Guid FacultyId, Cycle Cycle)
{
    public CourseInSight InSight => new(FacultyId, Class.SubjectId, Class.NameKey);

    public bool Is(Guid classId, Guid cycleId) => Class.Id == classId && Cycle.Id == cycleId;

    /// <summary>
    /// The class with its pupils: whoever is reported on in it in this cycle, whoever is expected in it, and whoever was in it
    /// the last time and is in no other class of the subject now.
    /// </summary>
    /// <param name="said">Every report of the subject in the session.</param>
    /// <param name="expected">Who is expected in the subject's classes.</param>
    /// <param name="pupils">Who is at the school.</param>
    public ClassSheet Sheet(
        IReadOnlyList<ReportInCycle> said,
        IReadOnlyList<ClassMember> expected,
        IReadOnlyDictionary<Guid, PupilInSession> pupils,
        IEnumerable<NotRated> notRated,
        HandIn? handIn,
        ClassReopening? reopening,
        StageSet senior
    )
    {
        var why = notRated.ToDictionary(row => row.PupilId, row => (NoRating?)row.Why);
        var reported = said.Where(row => row.Order <= Cycle.Order)
            .ToLookup(row => row.Report.PupilId);
        var members = expected.ToLookup(row => row.PupilId);
        var rows = reported
            .Select(ofPupil => ofPupil.Key)
            .Union(members.Select(ofPupil => ofPupil.Key))
            .Where(id => pupils.TryGetValue(id, out var pupil) && Cycle.Stages.Has(pupil.Stage))
            .SelectMany(id =>
                RowsOf(pupils[id], [.. reported[id]], [.. members[id]], why.GetValueOrDefault(id))
            )
            .OrderBy(row => row.Pupil.ListName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Pupil.Scn, StringComparer.Ordinal)
            .ToList();
        return new(
            Cycle,
            Class,
            Subject,
            FacultyId,
            rows.Any(row => senior.Has(row.Pupil.Stage)),
            rows,
            handIn,
            reopening
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
            && !Cycle.ClosedStages.Has(pupil.Stage)
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

        if (now.Count == 0 && before is [var last, ..] && IsOfThis(last.Report))
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

    private bool IsOfThis(Report report) => report.ClassKey == Class.NameKey;

    /// <summary>What was said the last time; at the same level where there is such a report, since grades of two levels do not compare.</summary>
    private static Marks LastOf(IReadOnlyList<ReportInCycle> before, string levelKey)
    {
        var last =
            before.FirstOrDefault(row => row.Report.LevelKey == levelKey)
            ?? (before is [var latest, ..] ? latest : null);
        return last is null ? default : Marks.Of(last.Report);
    }
}
