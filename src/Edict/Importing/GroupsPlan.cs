using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What the school already knows, as a plan for its workbook of groups needs it.</summary>
/// <param name="Pupils">Those of the session, by their SCNs.</param>
/// <param name="Latest">The latest fact of each pupil and group.</param>
public sealed record KnownToGroups(
    ImportInto Into,
    IReadOnlyDictionary<string, Guid> Pupils,
    IReadOnlyDictionary<(Guid PupilId, Groups Group), VulnerabilityFact> Latest
);

/// <summary>What the workbook of groups would do. It is a starting point: it fills in what is unknown and changes nothing that is known.</summary>
public sealed class GroupsPlan
{
    private readonly RowsOf<GroupsSaid> file;
    private readonly KnownToGroups known;
    private readonly DateOnly? asAt;

    private GroupsPlan(RowsOf<GroupsSaid> file, KnownToGroups known, DateOnly? asAt) =>
        (this.file, this.known, this.asAt) = (file, known, asAt);

    public List<VulnerabilityFact> NewFacts { get; } = [];

    /// <summary>The rows and cells that are not taken in, and why.</summary>
    public List<Fault> Refused { get; } = [];

    /// <summary>In pupils: one is added of whom anything was filled in.</summary>
    public RowCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <param name="asAt">The day of the attendance figures that the file does not date.</param>
    public static GroupsPlan Make(
        RowsOf<GroupsSaid> file,
        KnownToGroups known,
        DateOnly? asAt,
        Faults faults
    )
    {
        var plan = new GroupsPlan(file, known, asAt);
        plan.SayUndated(faults);
        foreach (var row in file.Rows)
        {
            plan.Take(row);
        }

        plan.Counts = plan.Counts with { Refused = plan.Refused.Count };
        return plan;
    }

    private void SayUndated(Faults faults)
    {
        var undated = file.Rows.Where(row =>
            row.Said.Facts is { Attendance: not null, AttendanceAsAt: null }
        );
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

    private void Take(RowOf<GroupsSaid> row)
    {
        var scn = Scn.Written(row.Said.Scn);
        if (!known.Pupils.TryGetValue(scn, out var pupil))
        {
            Refused.Add(
                file.Fault(
                    row,
                    Field.Scn,
                    scn,
                    $"refused: no pupil of {known.Into.Session.Name} has this SCN; import the pupils first"
                )
            );
            return;
        }

        var before = NewFacts.Count;
        var facts = row.Said.Facts;
        FillIn(
            row,
            pupil,
            (Groups.CareExperienced, Field.CareExperienced),
            Flag(facts.CareExperienced)
        );
        FillIn(row, pupil, (Groups.FiveAtThree, Field.FiveAtThree), Flag(facts.FiveAtThree));
        FillIn(row, pupil, (Groups.Simd, Field.SimdDecile), facts.SimdDecile);
        FillIn(row, pupil, (Groups.Attendance, Field.Attendance), facts.Attendance);
        FillIn(row, pupil, (Groups.Sebn, Field.Sebn), Flag(facts.Sebn));
        FillIn(row, pupil, (Groups.Asn, Field.Asn), Flag(facts.Asn));
        FillIn(row, pupil, (Groups.Pathway3, Field.Pathway), facts.Pathway);
        Counts =
            NewFacts.Count > before
                ? Counts with
                {
                    Added = Counts.Added + 1,
                }
                : Counts with
                {
                    Unchanged = Counts.Unchanged + 1,
                };
    }

    private void FillIn(
        RowOf<GroupsSaid> row,
        Guid pupil,
        (Groups Group, Field Field) of,
        decimal? given
    )
    {
        if (given is not { } value)
        {
            return;
        }

        if (!known.Latest.TryGetValue((pupil, of.Group), out var latest))
        {
            NewFacts.Add(
                new()
                {
                    SchoolId = known.Into.School.Id,
                    PupilId = pupil,
                    Group = of.Group,
                    RecordedAt = known.Into.Now,
                    Value = value,
                    AsAt =
                        of.Group == Groups.Attendance
                            ? row.Said.Facts.AttendanceAsAt ?? asAt
                            : null,
                }
            );
        }
        else if (latest.Value != value)
        {
            Refused.Add(
                file.Fault(
                    row,
                    of.Field,
                    Word(of.Group, value),
                    $"refused: the school has {Word(of.Group, latest.Value)}; the workbook is a starting point and changes nothing that is known"
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
