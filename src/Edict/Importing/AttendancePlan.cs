using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What the school already knows, as a plan for attendance needs it.</summary>
/// <param name="Pupils">Those of the session, by their SCNs.</param>
/// <param name="Latest">The latest figure of each pupil.</param>
/// <param name="Now">The instant of the import (UTC), after every figure that is kept.</param>
public sealed record KnownToAttendance(
    ImportInto Into,
    IReadOnlyDictionary<string, Guid> Pupils,
    IReadOnlyDictionary<Guid, VulnerabilityFact> Latest,
    DateTime Now
);

/// <summary>What an attendance file would do. A blank never wipes what is known, and an older figure never follows a newer one.</summary>
public sealed class AttendancePlan
{
    private readonly RowsOf<AttendanceSaid> file;
    private readonly KnownToAttendance known;

    private AttendancePlan(RowsOf<AttendanceSaid> file, KnownToAttendance known) =>
        (this.file, this.known) = (file, known);

    public List<VulnerabilityFact> NewFacts { get; } = [];

    /// <summary>Pupils of whom no figure was known.</summary>
    public int Added { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>The rows that are not taken in, and why.</summary>
    public List<Fault> Refused { get; } = [];

    public RowCounts Counts => new(Added, NewFacts.Count - Added, Unchanged, Refused.Count);

    /// <param name="asAt">The day of the figures that the file does not date.</param>
    public static AttendancePlan Make(
        RowsOf<AttendanceSaid> file,
        KnownToAttendance known,
        DateOnly? asAt,
        Faults faults
    )
    {
        var plan = new AttendancePlan(file, known);
        plan.SayUndated(asAt, faults);
        foreach (var row in file.Rows)
        {
            plan.Take(row, row.Said.AsAt ?? asAt, faults);
        }

        return plan;
    }

    private void SayUndated(DateOnly? asAt, Faults faults)
    {
        var undated = file.Rows.Where(row => row.Said is { Percent: not null, AsAt: null });
        if (asAt is null && undated.FirstOrDefault() is { Line: > 0 } first)
        {
            faults.Error(
                file.Fault(
                    first,
                    Field.AttendanceAsAt,
                    null,
                    "the file does not say on which day attendance was taken; add a column Attendance As At, or give --as-at"
                )
            );
        }
    }

    private void Take(RowOf<AttendanceSaid> row, DateOnly? asAt, Faults faults)
    {
        if (asAt > known.Into.Today)
        {
            faults.Error(
                file.Fault(
                    row,
                    Field.AttendanceAsAt,
                    $"{asAt:yyyy-MM-dd}",
                    $"a day to come; expected {known.Into.Today:yyyy-MM-dd} or before"
                )
            );
            return;
        }

        var scn = Scn.Written(row.Said.Scn);
        if (known.Pupils.TryGetValue(scn, out var pupil))
        {
            Record(row, pupil, asAt);
        }
        else
        {
            Refused.Add(
                file.Fault(
                    row,
                    Field.Scn,
                    scn,
                    $"refused: no pupil of {known.Into.Session.Name} has this SCN; attendance makes no pupils, so import the pupils first"
                )
            );
        }
    }

    private void Record(RowOf<AttendanceSaid> row, Guid pupil, DateOnly? asAt)
    {
        var latest = known.Latest.GetValueOrDefault(pupil);
        if (
            row.Said.Percent is not { } percent
            || (latest is not null && (latest.Value, latest.AsAt) == (percent, asAt))
        )
        {
            Unchanged++;
        }
        else if (latest?.AsAt > asAt)
        {
            Refused.Add(
                file.Fault(
                    row,
                    Field.AttendanceAsAt,
                    $"{asAt:yyyy-MM-dd}",
                    $"refused: an older figure; the school has one of {latest.AsAt:yyyy-MM-dd}"
                )
            );
        }
        else
        {
            Added += latest is null ? 1 : 0;
            NewFacts.Add(
                new()
                {
                    SchoolId = known.Into.School.Id,
                    PupilId = pupil,
                    Group = Groups.Attendance,
                    RecordedAt = known.Now,
                    Value = percent,
                    AsAt = asAt,
                }
            );
        }
    }
}
