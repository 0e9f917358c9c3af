using Edict.People;

namespace Edict.Judging;

/// <summary>Who judges for a faculty, each with their own sight: whom a CL may not read of is not asked of them (P24).</summary>
public static class FacultyJudges
{
    /// <returns>Those who hold the CL's post today; where nobody does, the reader in their place.</returns>
    public static IReadOnlyList<ReaderSight> Of(ReaderSight reader, Guid facultyId) =>
        reader.School.Posts.CurriculumLeaders(facultyId) is { Count: > 0 } holders
            ?
            [
                .. holders.Select(holder => new ReaderSight(
                    reader.School,
                    reader.School.SightOf(holder.StaffId),
                    holder.StaffId
                )),
            ]
            : [reader];
}
