using System.Globalization;
using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>
/// What an attendance file would do. A blank never wipes what is known, an older figure never follows a newer one, and what
/// staff typed stays unless the office says otherwise.
/// </summary>
public sealed class AttendancePlan
{
    private readonly RowsOf<AttendanceSaid> file;
    private readonly KnownOfPupils known;
    private readonly Faults faults;
    private readonly List<VulnerabilityFact> newFacts = [];
    private readonly List<RefusedRow> refused = [];
    private readonly List<KeptValue> kept = [];
    private int added;
    private int unchanged;
    private int jumped;

    private AttendancePlan(RowsOf<AttendanceSaid> file, KnownOfPupils known, Faults faults) =>
        (this.file, this.known, this.faults) = (file, known, faults);

    public static AttendancePlan Make(
        RowsOf<AttendanceSaid> file,
        KnownOfPupils known,
        Faults faults
    )
    {
        var plan = new AttendancePlan(file, known, faults);
        AttendanceFile.SayUndated(
            file,
            said => said is { Percent: not null, AsAt: null },
            known.Import,
            faults
        );
        foreach (var row in file.Rows)
        {
            plan.Take(row, row.Said.AsAt ?? known.Import.Said.AttendanceAsAt);
        }

        return plan;
    }

    public ImportPlan Whole() =>
        new()
        {
            Asked = known.Import.Asked,
            Faults = faults,
            Counts = new(added, newFacts.Count - added, unchanged),
            Tables = [TableChange.Of(newFacts)],
            Refused = refused,
            Kept = kept,
            Unusual =
            [
                .. OutOfTheOrdinary.Jumped(
                    jumped,
                    known.Pupils.Values.Count(pupil => LatestOf(pupil) is not null)
                ),
            ],
        };

    private VulnerabilityFact? LatestOf(Guid pupil) =>
        known.Latest.GetValueOrDefault((pupil, Groups.Attendance));

    private void Take(RowOf<AttendanceSaid> row, DateOnly? asAt)
    {
        AttendanceDay.Check(file.File, row.Line, asAt, known.Import.Today, faults);
        var scn = Scn.Written(row.Said.Scn);
        if (known.Pupils.TryGetValue(scn, out var pupil))
        {
            Take(row, pupil, asAt);
        }
        else
        {
            refused.Add(file.Refused(row, Field.Scn, scn, known.NobodyHasIt));
        }
    }

    private void Take(RowOf<AttendanceSaid> row, Guid pupil, DateOnly? asAt)
    {
        var latest = LatestOf(pupil);
        if (
            row.Said.Percent is not { } percent
            || (latest is not null && (latest.Value, latest.AsAt) == (percent, asAt))
        )
        {
            unchanged++;
        }
        else if (AttendanceDay.Older(file.File, row.Line, latest, asAt) is { } older)
        {
            refused.Add(older);
        }
        else if (latest?.TypedBy is not null && !known.Import.Said.OverwriteTyped)
        {
            unchanged++;
            var (typed, given) = (Written(latest.Value), Written(percent));
            kept.Add(new(file.File, row.Line, GroupNames.Word(Groups.Attendance), typed, given));
        }
        else
        {
            added += latest is null ? 1 : 0;
            jumped += OutOfTheOrdinary.IsJump(latest?.Value, percent) ? 1 : 0;
            newFacts.Add(Fact(pupil, percent, asAt));
        }
    }

    private VulnerabilityFact Fact(Guid pupil, decimal percent, DateOnly? asAt) =>
        new()
        {
            SchoolId = known.Import.School.Id,
            PupilId = pupil,
            Group = Groups.Attendance,
            RecordedAt = known.Import.Now,
            Value = percent,
            AsAt = asAt,
        };

    private static string Written(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
