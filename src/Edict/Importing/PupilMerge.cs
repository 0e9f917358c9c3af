using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>A record of a pupil that was merged into the pupil's other one.</summary>
/// <param name="About">What was done, by ids alone.</param>
public sealed record MergedPupil(string Words, string About)
{
    public override string ToString() => Words;
}

/// <summary>All that the school has of one pupil, beside name and SCN.</summary>
/// <param name="KeptFrom">Who is kept from the pupil, and no less from the pupil's other record.</param>
/// <param name="Restrictions">They hold of the pupil, whichever the record, and so do the next two.</param>
public sealed record PupilRows(
    List<Enrolment> Enrolments,
    List<VulnerabilityFact> Facts,
    List<Report> Reports,
    List<KeptFrom> KeptFrom,
    List<Restriction> Restrictions,
    List<WhatHelps> WhatHelps,
    List<Raised> Raised
)
{
    /// <summary>Of what may stay behind.</summary>
    public int Count => Enrolments.Count + Facts.Count + Reports.Count;

    /// <summary>Of every pupil who has one of the SCNs.</summary>
    public static async Task<Dictionary<Guid, PupilRows>> LoadAsync(
        EdictDb db,
        Guid schoolId,
        IReadOnlyCollection<string> scns
    )
    {
        var pupils = await db
            .Pupils.Where(row => row.SchoolId == schoolId && scns.Contains(row.Scn))
            .Select(row => row.Id)
            .ToListAsync();
        var rows = pupils.ToDictionary(id => id, _ => new PupilRows([], [], [], [], [], [], []));
        foreach (
            var row in await db
                .Enrolments.Where(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
                .ToListAsync()
        )
        {
            rows[row.PupilId].Enrolments.Add(row);
        }

        foreach (
            var row in await db
                .VulnerabilityFacts.Where(row =>
                    row.SchoolId == schoolId && pupils.Contains(row.PupilId)
                )
                .OrderBy(row => row.RecordedAt)
                .ToListAsync()
        )
        {
            rows[row.PupilId].Facts.Add(row);
        }

        foreach (
            var row in await db
                .Reports.Where(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
                .ToListAsync()
        )
        {
            rows[row.PupilId].Reports.Add(row);
        }

        await LoadMarksAsync(db, schoolId, rows);
        return rows;
    }

    private static async Task LoadMarksAsync(
        EdictDb db,
        Guid schoolId,
        Dictionary<Guid, PupilRows> rows
    )
    {
        var pupils = rows.Keys.ToList();
        foreach (
            var row in await db
                .KeptFrom.Where(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
                .ToListAsync()
        )
        {
            rows[row.PupilId].KeptFrom.Add(row);
        }

        foreach (
            var row in await db
                .Restrictions.Where(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
                .ToListAsync()
        )
        {
            rows[row.PupilId].Restrictions.Add(row);
        }

        foreach (
            var row in await db
                .WhatHelps.Where(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
                .ToListAsync()
        )
        {
            rows[row.PupilId].WhatHelps.Add(row);
        }

        foreach (
            var row in await db
                .Raised.Where(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
                .ToListAsync()
        )
        {
            rows[row.PupilId].Raised.Add(row);
        }
    }
}

/// <summary>
/// Two records of one pupil become one: what the dropped one has moves to the kept one, where that has nothing in its place.
/// </summary>
internal sealed class PupilMerge
{
    private readonly Pupil kept;

    private PupilMerge(Pupil dropped, Pupil kept, PupilRows gone, PupilRows moved) =>
        (Dropped, this.kept, Gone, Moved) = (dropped, kept, gone, moved);

    public Pupil Dropped { get; }

    /// <summary>All rows of the dropped record.</summary>
    public PupilRows Gone { get; }

    /// <summary>Those of them that go on, as the kept record's.</summary>
    public PupilRows Moved { get; }

    /// <param name="session">Enrolment in this session is as the file has the kept record.</param>
    /// <param name="of">The rows of the kept record; those that are moved join them.</param>
    public static PupilMerge Of(
        Pupil dropped,
        PupilRows gone,
        Pupil kept,
        PupilRows of,
        string session
    )
    {
        var sessions = of.Enrolments.Select(row => row.Session).Append(session).ToHashSet();
        var first = of
            .Facts.GroupBy(fact => fact.Group)
            .ToDictionary(facts => facts.Key, facts => facts.Min(fact => fact.RecordedAt));
        var places = of.Reports.Select(PlaceOf).ToHashSet();
        var moved = new PupilRows(
            [.. gone.Enrolments.Where(row => !sessions.Contains(row.Session)).Select(AsKept)],
            [.. gone.Facts.Where(IsBefore).Select(AsKept)],
            [.. gone.Reports.Where(row => !places.Contains(PlaceOf(row))).Select(AsKept)],
            [.. gone.KeptFrom.Select(AsKept)],
            [.. gone.Restrictions.Select(AsKept)],
            [.. gone.WhatHelps.Select(AsKept)],
            [.. gone.Raised.Select(AsKept)]
        );
        of.Enrolments.AddRange(moved.Enrolments);
        of.Facts.AddRange(moved.Facts);
        of.Reports.AddRange(moved.Reports);
        return new(dropped, kept, gone, moved);

        // From the kept record's own first fact of a group on, its facts count.
        bool IsBefore(VulnerabilityFact fact) =>
            !first.TryGetValue(fact.Group, out var own) || fact.RecordedAt < own;

        T AsKept<T>(T row)
            where T : class => Of(row, kept.Id);
    }

    /// <summary>What became of it, for whoever reads the plan and for the audit log.</summary>
    public MergedPupil Said(MissingPupil missing, PupilInFile inFile)
    {
        var left = Gone.Count - Moved.Count;
        var moved =
            $"{Count(Moved.Reports.Count, "report")}, {Count(Moved.Facts.Count, "fact")} and {Count(Moved.Enrolments.Count, "enrolment")} move to it";
        return new(
            $"{missing} is the same pupil as {inFile}, whose record is kept: {moved}, {left} stay behind, where it has its own",
            $"pupil {Dropped.Id} into {kept.Id}: {Moved.Count} rows moved, {left} left"
        );
    }

    private static string Count(int count, string what) =>
        count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static (Guid, Guid, string, string) PlaceOf(Report row) =>
        (row.CycleId, row.SubjectId, row.LevelKey, row.ClassKey);

    /// <summary>The same row of another pupil: every field, those too that the model gains later.</summary>
    private static T Of<T>(T row, Guid pupilId)
        where T : class
    {
        var copy = Activator.CreateInstance<T>();
        foreach (var field in typeof(T).GetProperties().Where(field => field.CanWrite))
        {
            var isPupil = field.Name == nameof(Report.PupilId);
            field.SetValue(copy, isPupil ? pupilId : field.GetValue(row));
        }

        return copy;
    }
}
