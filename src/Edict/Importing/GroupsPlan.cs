using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What the workbook of groups would do. It is a starting point: it fills in what is unknown and changes nothing that is known.</summary>
public sealed class GroupsPlan
{
    private readonly RowsOf<GroupsSaid> file;
    private readonly KnownOfPupils known;
    private readonly RagsTaken rags;
    private readonly Faults faults;
    private readonly List<VulnerabilityFact> newFacts = [];
    private readonly List<RefusedRow> refused = [];
    private int added;
    private int unchanged;

    private GroupsPlan(
        RowsOf<GroupsSaid> file,
        KnownOfPupils known,
        RagsTaken rags,
        Faults faults
    ) => (this.file, this.known, this.rags, this.faults) = (file, known, rags, faults);

    public static GroupsPlan Make(
        RowsOf<GroupsSaid> file,
        KnownOfPupils known,
        RagsTaken rags,
        Faults faults
    )
    {
        var plan = new GroupsPlan(file, known, rags, faults);
        AttendanceFile.SayUndated(
            file,
            said => said.Facts is { Attendance: not null, AttendanceAsAt: null },
            known.Import,
            faults
        );
        foreach (var row in file.Rows)
        {
            plan.Take(row);
        }

        return plan;
    }

    /// <summary>Counted in pupils: one is added of whom anything was filled in.</summary>
    public ImportPlan Whole() =>
        new()
        {
            Asked = known.Import.Asked,
            Faults = faults,
            Counts = new(added, 0, unchanged),
            Tables = [TableChange.Of(newFacts), rags.Rows],
            Refused = [.. refused.Concat(rags.Refused).OrderBy(row => row.Line)],
        };

    private void Take(RowOf<GroupsSaid> row)
    {
        var scn = Scn.Written(row.Said.Scn);
        if (!known.Pupils.TryGetValue(scn, out var pupil))
        {
            refused.Add(file.Refused(row, Field.Scn, scn, known.NobodyHasIt));
            return;
        }

        var before = newFacts.Count;
        var facts = row.Said.Facts;
        var asAt = facts.AttendanceAsAt ?? known.Import.Said.AttendanceAsAt;
        if (facts.Attendance is not null)
        {
            AttendanceDay.Check(file.File, row.Line, asAt, known.Import.Today, faults);
        }

        FillIn(
            row,
            pupil,
            (Groups.CareExperienced, Field.CareExperienced),
            Flag(facts.CareExperienced)
        );
        FillIn(row, pupil, (Groups.FiveAtThree, Field.FiveAtThree), Flag(facts.FiveAtThree));
        FillIn(row, pupil, (Groups.Simd, Field.SimdDecile), facts.SimdDecile);
        FillIn(row, pupil, (Groups.Attendance, Field.Attendance), facts.Attendance, asAt);
        FillIn(row, pupil, (Groups.Sebn, Field.Sebn), Flag(facts.Sebn));
        FillIn(row, pupil, (Groups.Asn, Field.Asn), Flag(facts.Asn));
        FillIn(row, pupil, (Groups.Pathway3, Field.Pathway), facts.Pathway);
        var judged = row.Said.Judged.Count(cell => rags.Take(row.Line, pupil, cell));
        var isAdded = newFacts.Count > before || judged > 0;
        added += isAdded ? 1 : 0;
        unchanged += isAdded ? 0 : 1;
    }

    private void FillIn(
        RowOf<GroupsSaid> row,
        Guid pupil,
        (Groups Group, Field Field) of,
        decimal? given,
        DateOnly? asAt = null
    )
    {
        if (given is not { } value)
        {
            return;
        }

        if (!known.Latest.TryGetValue((pupil, of.Group), out var latest))
        {
            newFacts.Add(
                new()
                {
                    SchoolId = known.Import.School.Id,
                    PupilId = pupil,
                    Group = of.Group,
                    RecordedAt = known.Import.Now,
                    Value = value,
                    AsAt = asAt,
                }
            );
        }
        else if (latest.Value != value)
        {
            refused.Add(
                file.Refused(
                    row,
                    of.Field,
                    Word(of.Group, value),
                    $"the school has {Word(of.Group, latest.Value)}; the workbook is a starting point and changes nothing that is known"
                )
            );
        }
    }

    private static string Word(Groups group, decimal value) =>
        group is Groups.Simd or Groups.Attendance or Groups.Pathway3 ? $"{value:0.####}"
        : value == 1 ? "Y"
        : "N";

    private static decimal? Flag(bool? flag) => flag is { } given ? (given ? 1 : 0) : null;
}
