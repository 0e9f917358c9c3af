using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>All that the school has of one pupil, beside name and SCN.</summary>
public sealed class PupilRows
{
    public List<Enrolment> Enrolments { get; init; } = [];

    /// <summary>In the order in which they were recorded.</summary>
    public List<VulnerabilityFact> Facts { get; init; } = [];

    public List<Report> Reports { get; init; } = [];

    public List<NotRated> NotRated { get; init; } = [];

    public List<ClassMember> Expected { get; init; } = [];

    public List<FacultyRag> Rags { get; init; } = [];

    public List<TeacherView> Views { get; init; } = [];

    /// <summary>Who is kept from the pupil, and no less from the pupil's other record.</summary>
    public List<KeptFrom> KeptFrom { get; init; } = [];

    /// <summary>They hold of the pupil, whichever the record, and so do the next two.</summary>
    public List<Restriction> Restrictions { get; init; } = [];

    public List<WhatHelps> WhatHelps { get; init; } = [];

    public List<Raised> Raised { get; init; } = [];

    /// <summary>Of what may stay behind.</summary>
    public int Count =>
        Enrolments.Count
        + Facts.Count
        + Reports.Count
        + NotRated.Count
        + Expected.Count
        + Rags.Count
        + Views.Count;

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
        var rows = pupils.ToDictionary(id => id, _ => new PupilRows());
        await FillAsync<Enrolment>(row => row.PupilId, of => of.Enrolments);
        await FillAsync<VulnerabilityFact>(row => row.PupilId, of => of.Facts);
        await FillAsync<Report>(row => row.PupilId, of => of.Reports);
        await FillAsync<NotRated>(row => row.PupilId, of => of.NotRated);
        await FillAsync<ClassMember>(row => row.PupilId, of => of.Expected);
        await FillAsync<FacultyRag>(row => row.PupilId, of => of.Rags);
        await FillAsync<TeacherView>(row => row.PupilId, of => of.Views);
        await FillAsync<KeptFrom>(row => row.PupilId, of => of.KeptFrom);
        await FillAsync<Restriction>(row => row.PupilId, of => of.Restrictions);
        await FillAsync<WhatHelps>(row => row.PupilId, of => of.WhatHelps);
        await FillAsync<Raised>(row => row.PupilId, of => of.Raised);
        foreach (var of in rows.Values)
        {
            of.Facts.Sort((one, other) => one.RecordedAt.CompareTo(other.RecordedAt));
        }

        return rows;

        async Task FillAsync<T>(Func<T, Guid> pupilOf, Func<PupilRows, List<T>> list)
            where T : class
        {
            var found = await db.Set<T>()
                .Where(row =>
                    EF.Property<Guid>(row, nameof(Report.SchoolId)) == schoolId
                    && pupils.Contains(EF.Property<Guid>(row, nameof(Report.PupilId)))
                )
                .ToListAsync();
            found.ForEach(row => list(rows[pupilOf(row)]).Add(row));
        }
    }
}
