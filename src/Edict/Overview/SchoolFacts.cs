using Edict.Data;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Overview;

/// <summary>
/// How often a school has changed: every change to a report raises the number of its cycle, every other change that of the
/// school.
/// </summary>
/// <param name="Reports">The numbers of all cycles in one.</param>
internal readonly record struct SchoolRevision(long School, long Reports)
{
    /// <summary>Whether it is this one or a later one. With another number of the school the cycles can be others.</summary>
    public bool IsAtLeast(SchoolRevision other) =>
        School > other.School || (School == other.School && Reports >= other.Reports);
}

/// <summary>What one school's latest session holds on a day, as rows read from the database.</summary>
/// <param name="Revision">That at which they stood.</param>
/// <param name="Session">Null before the first has begun.</param>
/// <param name="Members">The pupils who are expected in the session's classes.</param>
/// <param name="Roles">Those held on the day.</param>
/// <param name="Taught">Who has a class of the session, or had it before the day.</param>
/// <param name="KeptFrom">The pupils of whom each of the staff sees nothing on the day.</param>
/// <param name="Restricted">The pupils whose groups are restricted on the day.</param>
/// <param name="WhatHelps">The line that stands of each pupil of whom there is one.</param>
/// <param name="Collated">The stages of each cycle that are collated.</param>
/// <param name="Vulnerability">What is known of each pupil, by cycle.</param>
/// <param name="ToReview">What was set by hand, counts on the day, and is to be looked at again on some day.</param>
/// <param name="Reopenings">The classes of closed cycles that take reports on the day.</param>
/// <param name="LastSession">How the pupils stood at the end of the session before.</param>
internal sealed record SchoolFacts(
    SchoolRevision Revision,
    DateOnly Day,
    string SchoolName,
    string? Session,
    IReadOnlyList<Cycle> Cycles,
    IReadOnlyList<PupilInSession> Pupils,
    Dictionary<Guid, SubjectInFaculty> Subjects,
    Dictionary<Guid, string> Faculties,
    Dictionary<Guid, TeachingClass> Classes,
    IReadOnlyList<ClassMember> Members,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Role> Taught,
    ILookup<Guid, Guid> KeptFrom,
    IReadOnlySet<Guid> Restricted,
    IReadOnlyDictionary<Guid, string> WhatHelps,
    Dictionary<Guid, string> Staff,
    Dictionary<Guid, CycleReports> Reports,
    ILookup<Guid, Stage> Collated,
    Dictionary<Guid, IReadOnlyDictionary<Guid, PupilFacts>> Vulnerability,
    Dictionary<Guid, Policy> Policies,
    IReadOnlyList<VulnerabilityFact> ToReview,
    IReadOnlyList<HandIn> HandIns,
    IReadOnlyList<NotRated> NotRated,
    IReadOnlyList<ClassReopening> Reopenings,
    IReadOnlyDictionary<Guid, PupilFacts> VulnerabilityNow,
    Policy PolicyNow,
    LastSession LastSession
)
{
    public PostHolders Posts { get; } =
        new(Roles.Select(role => (role, Staff[role.StaffId] + StandsInFor(role, Staff))));

    public ClassTeachers Teachers { get; } = new(Day, Staff, Classes, Taught);

    public Dictionary<(Guid SubjectId, string ClassKey), string> ClassNames { get; } =
        Classes.Values.ToDictionary(
            taught => (taught.SubjectId, taught.NameKey),
            taught => taught.Name
        );

    /// <summary>Who is expected in the classes of each subject.</summary>
    public ILookup<Guid, ClassMember> Expected { get; } =
        Members.ToLookup(member => Classes[member.ClassId].SubjectId);

    /// <summary>Where each pupil is expected.</summary>
    public ILookup<Guid, ClassMember> MembersOf { get; } =
        Members.ToLookup(member => member.PupilId);

    /// <summary>Where each pupil was handed in without a rating.</summary>
    public ILookup<Guid, NotRated> NotRatedOf { get; } = NotRated.ToLookup(row => row.PupilId);

    /// <summary>The same after a change to the reports; null where it is no change to these.</summary>
    public SchoolFacts? With(ReportsChange change)
    {
        if (
            !Reports.TryGetValue(change.Cycle, out var before)
            || before.Revision != change.Revision - 1
        )
        {
            return null;
        }

        return this with
        {
            Revision = Revision with { Reports = Revision.Reports + 1 },
            Reports = new(Reports) { [change.Cycle] = before.With(change) },
        };
    }

    public int ReportCount => Reports.Values.Sum(cycle => cycle.Rows.Count);

    public IReadOnlyList<Role> RolesOf(Guid staffId) =>
        [.. Roles.Where(role => role.StaffId == staffId)];

    public ReaderNamed? Named(Guid staffId) =>
        Staff.TryGetValue(staffId, out var name)
            ? new(name, SchoolName, string.Join(", ", PostsOf(staffId).Distinct()))
            : null;

    private IEnumerable<string> PostsOf(Guid staffId) =>
        RolesOf(staffId).Select(role => RoleWords.Of(role, Faculties) + StandsInFor(role, Staff));

    /// <summary>What is said beside a stand-in; empty for who holds a post of their own.</summary>
    private static string StandsInFor(Role role, Dictionary<Guid, string> staff) =>
        role.StandsInForId is { } colleague ? $" (stands in for {staff[colleague]})" : "";
}
