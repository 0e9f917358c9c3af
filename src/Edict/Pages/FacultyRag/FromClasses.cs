using Edict.Judging;
using Edict.Reports;

namespace Edict.Pages.FacultyRag;

/// <summary>What classes say for a faculty's CL beside their marks: what their teachers think, and which marks came by a deliberate act.</summary>
public sealed class FromClasses(TeacherViews views, DeliberateActs acts)
{
    public async Task<FacultyJudged> BesideAsync(Guid schoolId, FacultyJudged judged)
    {
        List<Guid> cycles = [.. judged.List.Shown.Keys.Select(cycle => cycle.Id)];
        var filled = await acts.OfAsync(
            schoolId,
            cycles,
            FilledClasses.Of(judged.Reader.School, judged.Faculty.Id)
        );
        return judged with
        {
            Views = await views.OfAsync(schoolId, judged.Faculty.Id, cycles),
            Filled = new(judged.Reader, filled),
        };
    }
}
