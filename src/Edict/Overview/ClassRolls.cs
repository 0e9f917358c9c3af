using Edict.Data;

namespace Edict.Overview;

/// <summary>A pupil who is in a class today.</summary>
/// <param name="Level">Of the course; empty for none.</param>
/// <param name="IsExpected">Whether the office said so, and no report does yet.</param>
public sealed record OnRoll(PupilInSession Pupil, string Level, bool IsExpected);

/// <summary>Who is in which class.</summary>
public static class ClassRolls
{
    /// <summary>
    /// Today, by the class's subject and key: whoever is at the school is in the classes in which they are expected, else in
    /// those of their latest reports in a subject.
    /// </summary>
    public static ILookup<(Guid SubjectId, string ClassKey), OnRoll> Of(SchoolReading school)
    {
        var facts = school.Facts;
        var expected = Expected(facts);
        return facts
            .Cycles.SelectMany(cycle =>
                facts.Reports[cycle.Id].Rows.Select(said => (cycle.Order, Said: said))
            )
            .GroupBy(row => (row.Said.PupilId, row.Said.SubjectId))
            .Where(said => !expected.Contains(said.Key))
            .SelectMany(said => said.Where(row => row.Order == said.Max(other => other.Order)))
            .Select(row => row.Said)
            .DistinctBy(said => (said.PupilId, said.SubjectId, said.ClassKey))
            .Select(said =>
                (
                    Class: (said.SubjectId, said.ClassKey),
                    said.PupilId,
                    said.Level,
                    IsExpected: false
                )
            )
            .Concat(
                expected
                    .SelectMany(rows => rows)
                    .Select(row =>
                        (
                            Class: (row.Class.SubjectId, row.Class.NameKey),
                            row.Member.PupilId,
                            row.Member.Level,
                            IsExpected: true
                        )
                    )
            )
            .Where(row =>
                school.Pupils.TryGetValue(row.PupilId, out var pupil) && school.IsHere(pupil)
            )
            .ToLookup(
                row => row.Class,
                row => new OnRoll(school.Pupils[row.PupilId], row.Level, row.IsExpected)
            );
    }

    /// <summary>Who is expected in which class, by pupil and subject: those whom no report has placed since.</summary>
    internal static ILookup<
        (Guid PupilId, Guid SubjectId),
        (ClassMember Member, TeachingClass Class)
    > Expected(SchoolFacts facts)
    {
        var members = facts
            .Members.Select(member => (Member: member, Class: facts.Classes[member.ClassId]))
            .ToList();
        var asked = members.Select(row => (row.Member.PupilId, row.Class.SubjectId)).ToHashSet();
        var latest = facts
            .Cycles.Where(_ => asked.Count > 0)
            .SelectMany(cycle =>
                facts
                    .Reports[cycle.Id]
                    .Rows.Where(said => asked.Contains((said.PupilId, said.SubjectId)))
                    .Select(said => (said.PupilId, said.SubjectId, cycle.Order))
            )
            .GroupBy(row => (row.PupilId, row.SubjectId))
            .ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Order));
        return members
            .Where(row =>
                row.Member.HoldsAfter(
                    latest.GetValueOrDefault((row.Member.PupilId, row.Class.SubjectId))
                )
            )
            .ToLookup(row => (row.Member.PupilId, row.Class.SubjectId));
    }
}
