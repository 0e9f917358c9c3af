using Edict.Auditing;
using Edict.Data;
using Edict.Overview;
using Edict.Pages.RaisedPupils;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Pupils;

/// <summary>One page on a pupil that a teacher can read in ten seconds.</summary>
public sealed class IndexModel(Reader reader, RaisedDesk raised, Looks looks) : PageModel
{
    public PupilInSession Pupil { get; private set; } = null!;

    /// <summary>
    /// The latest closed cycle of the pupil's stage, which the page is about, of a leaver the latest that they were part of; null
    /// before the first report.
    /// </summary>
    public EvaluatedCycle? Now { get; private set; }

    /// <summary>The concern as the reader sees it; null where there is none, now or resolved.</summary>
    public PupilRow? Concern { get; private set; }

    /// <summary>The pupil's concern in a cycle that is still open, so far as reports are in; null where there is none.</summary>
    public PupilRow? SoFar { get; private set; }

    /// <summary>The cycles of the pupil's stage that have opened.</summary>
    public IReadOnlyList<Cycle> Cycles { get; private set; } = [];

    public IReadOnlyList<GridRow> Grid { get; private set; } = [];

    /// <summary>What the faculties judged: a row a faculty that judged in one of the cycles.</summary>
    public IReadOnlyList<RagRow> Rags { get; private set; } = [];

    /// <summary>Whether they highlight the pupil for the support team (P31), for who sees all of the pupil.</summary>
    public bool IsHighlighted { get; private set; }

    /// <summary>Whether the reader sees every course, or their own alone.</summary>
    public bool SeesWhole { get; private set; }

    /// <summary>Who sees the pupil today, and why.</summary>
    public IReadOnlyList<(ReaderNamed Reader, Ground Grounds)> Readers { get; private set; } = [];

    /// <summary>Why the reader does.</summary>
    public Ground Grounds { get; private set; }

    public PupilFacts Facts { get; private set; }

    public GroupsSeen SeenGroups { get; private set; }

    /// <summary>The groups of today, where facts came in since the cycle closed; else the same.</summary>
    public GroupsSeen GroupsToday { get; private set; }

    /// <summary>Whether the groups are shown to those alone who are close to the pupil (P24).</summary>
    public bool IsRestricted { get; private set; }

    /// <summary>Whether they are hidden from the reader for that.</summary>
    public bool AreGroupsHidden { get; private set; }

    /// <summary>Whether the reader is one of those who say so.</summary>
    public bool MayRestrict { get; private set; }

    /// <summary>Whether the reader sets by hand which groups the pupil is in.</summary>
    public bool MaySetGroups { get; private set; }

    /// <summary>Null for nothing, and for who does not read it.</summary>
    public string? WhatHelps { get; private set; }

    /// <summary>The faculties for whose meetings the reader can raise the pupil.</summary>
    public IReadOnlyList<FacultyNamed> TaughtIn { get; private set; } = [];

    /// <summary>What was raised of the pupil, by the reader or for them.</summary>
    public IReadOnlyList<RaisedRow> Raised { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        var (school, sight, _) = gathered;
        var grounds = school.Pupils.TryGetValue(id, out var pupil)
            ? sight.GroundsFor(school.Sighted(pupil))
            : Ground.None;
        if (pupil is null || grounds == Ground.None)
        {
            await (pupil is null ? Task.CompletedTask : looks.RefusedAsync(id));
            return NotFound();
        }

        await looks.PupilAsync(id);
        Pupil = pupil;
        Grounds = grounds;
        IsRestricted = school.Sighted(Pupil).IsRestricted;
        AreGroupsHidden =
            sight.ReadsGroupsOf(school.Sighted(Pupil), school.PolicyNow.GroupsList)
            == GroupsRead.Nothing;
        MayRestrict = sight.Restricts(school.Sighted(Pupil));
        WhatHelps = school.WhatHelps(Pupil, sight);
        TaughtIn = school.IsHere(Pupil) ? school.TaughtIn(sight, Pupil) : [];
        Raised = RaisedList.Of(gathered, await raised.AllAsync(SignedIn.Of(User).SchoolId)).Of(id);
        MaySetGroups = sight.SetsGroupsOf(school.Sighted(Pupil));
        Readers = school.WhoSees(Pupil);
        SeesWhole = Visibility.SeesWhole(grounds);
        Cycles = [.. school.Cycles.Where(cycle => cycle.Stages.Has(Pupil.Stage))];
        Grid = PupilGrid.Of(school, sight, Pupil, Cycles);
        Judge(school, sight);
        var rags = await reader.RagsAsync();
        Rags = RagRow.Of(school, rags, Pupil.Id, Cycles);
        IsHighlighted =
            SeesWhole
            && Now is not null
            && rags.Highlighted(Now.Cycle.Id, Now.Evaluation.Policy.Rag).Contains(Pupil.Id);
        return Page();
    }

    /// <summary>What is to be said of the pupil now, and in the cycle that is still open.</summary>
    private void Judge(SchoolReading school, Visibility sight)
    {
        var now = school.IsHere(Pupil)
            ? school.Now.FirstOrDefault(row => row.Value.Has(Pupil.Stage)).Key
            : Cycles.LastOrDefault(cycle => cycle.IsClosed && school.IsPartOf(Pupil, cycle));
        if (now is null)
        {
            return;
        }

        Now = school.At(now);
        Facts = Now.FactsOf(Pupil.Id);
        var read = sight.ReadsGroupsOf(school.Sighted(Pupil), school.PolicyNow.GroupsList);
        SeenGroups = GroupsSeen.Of(Now.GroupsOf(Pupil.Id), read);
        GroupsToday = school.IsHere(Pupil)
            ? GroupsSeen.Of(
                Membership.Of(school.FactsNow.GetValueOrDefault(Pupil.Id), school.PolicyNow.Groups),
                read
            )
            : SeenGroups;
        Concern = ConcernIn(Now, school, sight);
        if (
            school.IsHere(Pupil)
            && Cycles.LastOrDefault(cycle => !cycle.IsClosed && cycle != now) is { } open
        )
        {
            SoFar = ConcernIn(school.At(open), school, sight);
        }
    }

    private PupilRow? ConcernIn(EvaluatedCycle cycle, SchoolReading school, Visibility sight) =>
        cycle.RowOf(Pupil).SeenBy(sight, school.PolicyNow.GroupsList)
            is { Standing: <= Standing.Resolved } row
            ? row
            : null;

    /// <summary>What is said where the reader sees no concern. Who sees some courses alone is not told that there is none.</summary>
    public string NoConcernInWords =>
        Now is null
            ? Pupil.LeftOn is null
                ? "No report yet this session."
                : "No cycle of this session was closed before."
            : !SeesWhole
                ? $"None of your courses is tracked in {Now.Cycle.Name}."
                : !SeenGroups.IsIn
                    ? $"No concern in {Now.Cycle.Name}."
                    : $"No concern in {Now.Cycle.Name}: monitored, as a member of a vulnerable group.";

    /// <summary>How the level follows, in words. Who sees some courses alone is told the level, not where it comes from.</summary>
    public string LevelInWords =>
        (SeesWhole ? Concern!.ByFaculty.Count(marks => marks.Tracked != Reasons.None) : 0) switch
        {
            0 => $"Level {Concern!.Level}.",
            1 => $"One faculty: level {Concern!.Level}.",
            var count => $"{count} faculties: level {Concern!.Level}.",
        };

    /// <summary>What a membership rests on, for those who see all of the pupil; the others see which group.</summary>
    public string FactBehind(Groups group) => SeesWhole ? Pages.FactBehind.Words(group, Facts) : "";
}
