using Edict.Data;

namespace Edict.Importing;

/// <summary>A record of a pupil that was merged into the pupil's other one.</summary>
/// <param name="About">What was done, by ids alone.</param>
public sealed record MergedPupil(string Words, string About)
{
    public override string ToString() => Words;
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
        var moved = new PupilRows
        {
            Enrolments =
            [
                .. gone.Enrolments.Where(row => !sessions.Contains(row.Session)).Select(AsKept),
            ],
            Facts = [.. gone.Facts.Where(IsBefore).Select(AsKept)],
            Reports = Without(of.Reports, gone.Reports, PlaceOf),
            NotRated = Without(of.NotRated, gone.NotRated, row => (row.CycleId, row.ClassId)),
            Expected = Without(of.Expected, gone.Expected, row => row.ClassId),
            Rags = Without(of.Rags, gone.Rags, row => (row.CycleId, row.FacultyId)),
            Views = Without(of.Views, gone.Views, row => (row.CycleId, row.ClassId)),
            KeptFrom = [.. gone.KeptFrom.Select(AsKept)],
            Restrictions = [.. gone.Restrictions.Select(AsKept)],
            WhatHelps = [.. gone.WhatHelps.Select(AsKept)],
            Raised = [.. gone.Raised.Select(AsKept)],
        };
        of.Enrolments.AddRange(moved.Enrolments);
        of.Facts.AddRange(moved.Facts);
        of.Reports.AddRange(moved.Reports);
        of.NotRated.AddRange(moved.NotRated);
        of.Expected.AddRange(moved.Expected);
        of.Rags.AddRange(moved.Rags);
        of.Views.AddRange(moved.Views);
        return new(dropped, kept, gone, moved);

        // From the kept record's own first fact of a group on, its facts count.
        bool IsBefore(VulnerabilityFact fact) =>
            !first.TryGetValue(fact.Group, out var own) || fact.RecordedAt < own;

        List<T> Without<T, TPlace>(List<T> own, List<T> others, Func<T, TPlace> place)
            where T : class
        {
            var places = own.Select(place).ToHashSet();
            return [.. others.Where(row => !places.Contains(place(row))).Select(AsKept)];
        }

        T AsKept<T>(T row)
            where T : class => Of(row, kept.Id);
    }

    /// <summary>What became of it, for whoever reads the plan and for the audit log.</summary>
    public MergedPupil Said(MissingPupil missing, PupilInFile inFile)
    {
        var left = Gone.Count - Moved.Count;
        var judged = Moved.Rags.Count == 0 ? "" : $"{Counted.Of(Moved.Rags.Count, "RAG")}, ";
        var moved =
            $"{Counted.Of(Moved.Reports.Count, "report")}, {judged}{Counted.Of(Moved.Facts.Count, "fact")} and {Counted.Of(Moved.Enrolments.Count, "enrolment")} move to it";
        return new(
            $"{missing} is the same pupil as {inFile}, whose record is kept: {moved}, {left} stay behind, where it has its own",
            $"pupil {Dropped.Id} into {kept.Id}: {Moved.Count} rows moved, {left} left"
        );
    }

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
