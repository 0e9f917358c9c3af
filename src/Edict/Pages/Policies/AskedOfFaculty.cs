using Edict.Judging;
using Edict.People;

namespace Edict.Pages.Policies;

/// <summary>Of how many pupils the CL of a faculty is asked, in the cycles that are judged now.</summary>
/// <param name="Leaders">By name; empty where nobody holds the post.</param>
/// <param name="OneByOne">Each a line of the CL's list.</param>
/// <param name="ByAttendanceAlone">How many more there are by attendance alone, whether the policy asks about them or leaves them out.</param>
public sealed record AskedOfFaculty(
    string Faculty,
    string Leaders,
    int OneByOne,
    int ByAttendanceAlone
)
{
    /// <summary>By the name of the faculty.</summary>
    public static IReadOnlyList<AskedOfFaculty> Of(ReaderSight reader, Rags rags) =>
        [
            .. reader.School.Faculties.Select(faculty =>
            {
                var list = JudgingList.Of(reader, rags, faculty.Id, chosen: null);
                return new AskedOfFaculty(
                    faculty.Name,
                    string.Join(
                        ", ",
                        reader.School.Posts.CurriculumLeaders(faculty.Id).Select(cl => cl.Name)
                    ),
                    list.Pupils.Count,
                    list.ByAttendanceAlone
                );
            }),
        ];
}
