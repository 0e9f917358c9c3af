using Edict.Overview;
using Edict.Pages.Support;
using Edict.Protocol;

namespace Edict.Pages.MyWork;

/// <summary>What PSLs and the SfLL set by hand and wanted to look at again.</summary>
public sealed class ReviewWork(ShortlistReader shortlist)
{
    public async Task<IEnumerable<WorkItem>> ItemsAsync(Worker worker) =>
        [.. await ShortlistAsync(worker), .. OfFacts(worker)];

    private async Task<IEnumerable<WorkItem>> ShortlistAsync(Worker worker)
    {
        if (worker.Reader is not { Sight.IsSupportForLearning: true } reader)
        {
            return [];
        }

        var listed = await shortlist.ReadAsync(reader, worker.Person.SchoolId);
        var due = listed.Chosen.Where(candidate => candidate.IsDue(worker.Today)).ToList();
        return due.Count == 0
            ? []
            :
            [
                new(
                    $"{Counted.Of(due.Count, "pupil")} with additional support needs to look at again",
                    due[0].Choice!.ReviewOn!.Value,
                    WorkItem.DueOn(due[0].Choice!.ReviewOn!.Value, worker.Today),
                    "/support/shortlist",
                    "Keep or end"
                ),
            ];
    }

    /// <summary>A line a pupil whose other groups the reader sets. It names no group.</summary>
    private static IEnumerable<WorkItem> OfFacts(Worker worker)
    {
        if (worker.Reader is not { } reader)
        {
            return [];
        }

        return reader
            .School.ToReview.Where(fact =>
                fact.Group != Groups.Asn && fact.ReviewOn <= worker.Today
            )
            .GroupBy(fact => fact.PupilId, fact => fact.ReviewOn!.Value)
            .Where(due => IsOf(worker, reader.School, due.Key))
            .Select(due => Item(reader.School.Pupils[due.Key], due.Min(), worker.Today));
    }

    private static bool IsOf(Worker worker, SchoolReading school, Guid pupilId) =>
        school.Pupils.TryGetValue(pupilId, out var pupil)
        && school.IsHere(pupil)
        && worker.Sight.SetsGroupsOf(school.Sighted(pupil));

    private static WorkItem Item(PupilInSession pupil, DateOnly due, DateOnly today) =>
        new(
            $"{pupil.ListName} {pupil.RegistrationClass}: what was set by hand is to be looked at again",
            due,
            WorkItem.DueOn(due, today),
            $"/pupils/{pupil.Id}/groups",
            "Look again",
            pupil.Id
        );
}
