using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Judging;

/// <summary>How many RAGs of some stages of a cycle a faculty has not set, as its CL finds them.</summary>
/// <param name="Leaders">The CL's name, or names; empty where nobody holds the post.</param>
/// <param name="NotYet">Of the pupils asked about, how many are not judged; at least 1.</param>
public sealed record RagsMissing(string Faculty, string Leaders, int NotYet, int Asked)
{
    /// <summary>The faculties with any, by name; without the pupils from whom the reader is kept.</summary>
    public static IReadOnlyList<RagsMissing> Of(
        ReaderSight reader,
        Rags rags,
        Cycle cycle,
        StageSet stages
    ) =>
        [
            .. reader
                .School.Faculties.Select(faculty =>
                    OfFaculty(reader, rags, faculty, new() { [cycle] = stages })
                )
                .Where(row => row.NotYet > 0),
        ];

    private static RagsMissing OfFaculty(
        ReaderSight reader,
        Rags rags,
        FacultyNamed faculty,
        Dictionary<Cycle, StageSet> shown
    )
    {
        var asked = FacultyJudges
            .Of(reader, faculty.Id)
            .SelectMany(judge => JudgingList.Of(judge, rags, faculty.Id, shown).All)
            .DistinctBy(pupil => pupil.Row.Pupil.Id)
            .Where(pupil => !reader.Sight.IsKeptFrom(pupil.Row.Pupil.Id))
            .ToList();
        return new(
            faculty.Name,
            string.Join(
                ", ",
                reader.School.Posts.CurriculumLeaders(faculty.Id).Select(holder => holder.Name)
            ),
            asked.Count(pupil => pupil.Said is null),
            asked.Count
        );
    }
}
