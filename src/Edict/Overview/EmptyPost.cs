using Edict.Data;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>A post that nobody holds today.</summary>
/// <param name="Words">Such as <c>no CL Languages</c>; for pupils without a house, how many they are.</param>
/// <param name="FallsTo">Who leads in its place, in words.</param>
public sealed record EmptyPost(string Words, string FallsTo)
{
    private const string NoOne = "no one leads";

    /// <summary>Of the session's faculties, of the houses and stages of its pupils.</summary>
    public static IReadOnlyList<EmptyPost> Of(SchoolReading school)
    {
        var here = school.Pupils.Values.Where(school.IsHere).ToList();
        var stages = here.Select(pupil => pupil.Stage).Distinct().Order().ToList();
        var yearHeads = $"the year head of the pupil's stage: {ByStage(school, stages)}";
        return
        [
            .. school
                .Subjects.Values.DistinctBy(subject => subject.FacultyId)
                .Where(subject => school.Posts.CurriculumLeaders(subject.FacultyId).Count == 0)
                .OrderBy(subject => subject.Faculty, StringComparer.OrdinalIgnoreCase)
                .Select(subject => new EmptyPost($"no CL {subject.Faculty}", yearHeads)),
            .. here.Select(pupil => pupil.House)
                .Where(house => house.Length > 0)
                .DistinctBy(NameKey.Of)
                .Where(house => school.Posts.PupilSupportLeaders(house).Count == 0)
                .Order(StringComparer.OrdinalIgnoreCase)
                .Select(house => new EmptyPost($"no PSL {house}", yearHeads)),
            .. here.Count(pupil => pupil.House.Length == 0) is > 0 and var none
                ? [new EmptyPost($"no PSL: {Counted.Of(none, "pupil")} without a house", yearHeads)]
                : Array.Empty<EmptyPost>(),
            .. stages
                .Where(stage => school.Posts.YearHeads(stage).Count == 0)
                .Select(stage => new EmptyPost($"no year head {stage}", NoOne)),
        ];
    }

    private static string ByStage(SchoolReading school, IEnumerable<Stage> stages) =>
        string.Join(
            "; ",
            stages
                .Select(stage => (Stage: stage, Names: NamesOf(school.Posts.YearHeads(stage))))
                .GroupBy(row => row.Names, row => row.Stage)
                .Select(rows => $"{string.Join(", ", rows)} {rows.Key}")
        );

    private static string NamesOf(IReadOnlyList<Holder> holders) =>
        holders.Count == 0 ? NoOne : string.Join(", ", holders.Select(holder => holder.Name));
}
