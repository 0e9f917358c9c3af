using Edict.Data;
using Edict.Judging;
using Edict.Overview;
using Edict.Pages.RaisedPupils;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Pupils;

/// <summary>What one reader is shown of one pupil.</summary>
/// <param name="pupil">One of whom the reader sees something.</param>
/// <param name="grounds">Why the reader does.</param>
/// <param name="raised">All that the reader has to do with.</param>
public sealed class PupilShown(
    ReaderSight reader,
    PupilInSession pupil,
    Ground grounds,
    Rags rags,
    RaisedList raised
)
{
    private readonly GroupsRead read = reader.Sight.ReadsGroupsOf(
        reader.School.Sighted(pupil),
        reader.School.PolicyNow.GroupsList
    );

    public PupilInSession Pupil => pupil;

    public Ground Grounds => grounds;

    /// <summary>Whether the reader sees every course, or their own alone.</summary>
    public bool SeesWhole { get; } = Visibility.SeesWhole(grounds);

    /// <summary>Who sees the pupil today, and why.</summary>
    public IReadOnlyList<(ReaderNamed Reader, Ground Grounds)> Readers { get; } =
        reader.School.WhoSees(pupil);

    /// <summary>The cycles of the pupil's stage that have opened.</summary>
    public IReadOnlyList<Cycle> Cycles { get; } =
    [.. reader.School.Cycles.Where(cycle => cycle.Stages.Has(pupil.Stage))];

    /// <summary>
    /// The latest closed cycle of the pupil's stage, which the page is about, of a leaver the latest that they were part of; null
    /// before the first report.
    /// </summary>
    public EvaluatedCycle? Now =>
        (
            IsHere
                ? reader.School.Now.FirstOrDefault(row => row.Value.Has(pupil.Stage)).Key
                : Cycles.LastOrDefault(cycle =>
                    cycle.IsClosed && reader.School.IsPartOf(pupil, cycle)
                )
        )
            is { } now
            ? reader.School.At(now)
            : null;

    /// <summary>The concern as the reader sees it; null where there is none, now or resolved.</summary>
    public PupilRow? Concern => Now is { } now ? ConcernIn(now) : null;

    /// <summary>The pupil's concern in a cycle that is still open, so far as reports are in; null where there is none.</summary>
    public PupilRow? SoFar =>
        IsHere
        && Now is { } now
        && Cycles.LastOrDefault(cycle => !cycle.IsClosedFor(pupil.Stage)) is { } open
        && open != now.Cycle
            ? ConcernIn(reader.School.At(open))
            : null;

    public IReadOnlyList<GridRow> Grid => PupilGrid.Of(reader.School, reader.Sight, pupil, Cycles);

    /// <summary>
    /// What the faculties judged, as far as the reader is told. Who sees all of the pupil and reads the groups is told, too, which
    /// faculties are asked and have not judged yet.
    /// </summary>
    public IReadOnlyList<RagRow> Rags =>
        RagRow.Of(
            reader,
            rags,
            [
                .. Cycles.Select(cycle => new RagsOfCycle(
                    RagsTold.Of(rags, reader.School.At(cycle), pupil.Id, read),
                    IsToldWhoIsAsked && reader.School.IsPartOf(pupil, cycle)
                        ? reader.School.At(cycle).RowOf(pupil)
                        : null
                )),
            ]
        );

    public bool IsToldWhoIsAsked => SeesWhole && read == GroupsRead.Why;

    /// <summary>Whether they highlight the pupil for the support team (P31), for who sees all of the pupil and reads the groups.</summary>
    public bool IsHighlighted =>
        SeesWhole
        && !AreGroupsHidden
        && Now is { } now
        && rags.Highlighted(now.Cycle.Id, now.Evaluation.Policy.Rag).Contains(pupil.Id);

    public GroupsSeen SeenGroups =>
        Now is { } now ? GroupsSeen.Of(now.GroupsOf(pupil.Id), read) : default;

    /// <summary>The groups of today, where facts came in since the cycle closed; else the same.</summary>
    public GroupsSeen GroupsToday =>
        IsHere && Now is not null
            ? GroupsSeen.Of(
                Membership.Of(
                    reader.School.FactsNow.GetValueOrDefault(pupil.Id),
                    reader.School.PolicyNow.Groups
                ),
                read
            )
            : SeenGroups;

    /// <summary>Whether the groups are shown to those alone who are close to the pupil (P24).</summary>
    public bool IsRestricted { get; } = reader.School.Sighted(pupil).IsRestricted;

    /// <summary>Whether they are hidden from the reader for that.</summary>
    public bool AreGroupsHidden => read == GroupsRead.Nothing;

    /// <summary>Whether the reader is one of those who say so.</summary>
    public bool MayRestrict { get; } = reader.Sight.Restricts(reader.School.Sighted(pupil));

    /// <summary>Whether the reader sets by hand which groups the pupil is in.</summary>
    public bool MaySetGroups { get; } = reader.Sight.SetsGroupsOf(reader.School.Sighted(pupil));

    /// <summary>Null for nothing, and for who does not read it.</summary>
    public string? WhatHelps { get; } = reader.School.WhatHelps(pupil, reader.Sight);

    /// <summary>The faculties for whose meetings the reader can raise the pupil.</summary>
    public IReadOnlyList<FacultyNamed> TaughtIn =>
        IsHere ? reader.School.TaughtIn(reader.Sight, pupil) : [];

    /// <summary>What was raised of the pupil, by the reader or for them.</summary>
    public IReadOnlyList<RaisedRow> Raised { get; } = raised.Of(pupil.Id);

    /// <summary>What is said where the reader sees no concern. Who sees some courses alone is not told that there is none.</summary>
    public string NoConcernInWords =>
        Now is null
            ? pupil.LeftOn is null
                ? "No report yet this session."
                : "No cycle of this session was closed before."
            : !IsReportedOn
                ? $"No report in {Now.Cycle.Name}{(SeesWhole ? "" : " in your courses")}: nothing is known."
                : !SeesWhole
                    ? $"None of your courses is tracked in {Now.Cycle.Name}."
                    : !SeenGroups.IsIn
                        ? $"No concern in {Now.Cycle.Name}."
                        : $"No concern in {Now.Cycle.Name}: monitored, as a member of a vulnerable group.";

    /// <summary>How the level follows, in words. Who sees some courses alone is told the level, not where it comes from.</summary>
    public string LevelInWords(PupilRow concern) =>
        (SeesWhole ? concern.ByFaculty.Count(marks => marks.Tracked != Reasons.None) : 0) switch
        {
            0 => $"Level {concern.Level}.",
            1 => $"One faculty: level {concern.Level}.",
            var count => $"{count} faculties: level {concern.Level}.",
        };

    /// <summary>What a membership rests on, for those who see all of the pupil; the others see which group.</summary>
    public string FactBehind(Groups group) =>
        SeesWhole && Now is { } now ? Pages.FactBehind.Words(group, now.FactsOf(pupil.Id)) : "";

    /// <summary>Whether the cycle has a report of the pupil that the reader sees.</summary>
    private bool IsReportedOn =>
        Now!.CoursesOf(pupil.Id).Any(course => reader.Sight.SeesCourse(grounds, course.InSight));

    private bool IsHere => reader.School.IsHere(pupil);

    private PupilRow? ConcernIn(EvaluatedCycle cycle) =>
        cycle.RowOf(pupil).SeenBy(reader.Sight, reader.School.PolicyNow.GroupsList)
            is { Standing: <= Standing.Resolved } row
            ? row
            : null;
}
