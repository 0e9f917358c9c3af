using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>
/// What a filter lets through, made ready once for all rows of a school. A word that is unknown lets nothing through.
/// </summary>
public sealed class RowFilter
{
    private readonly ConcernFilter asked;
    private readonly Guid? reader;
    private readonly Stage? stage;
    private readonly HashSet<Guid>? faculties;
    private readonly Groups? group;
    private readonly bool anyGroup;
    private readonly bool noGroup;
    private readonly Reasons reason;
    private readonly Lanes lane;
    private readonly Standing? standing;
    private readonly Reasons unknownMark;
    private readonly Groups unknownGroup;
    private readonly bool isEmpty;

    /// <param name="reader">Who asks, for what they lead.</param>
    public RowFilter(ConcernFilter asked, SchoolReading school, Guid? reader = null)
    {
        (this.asked, this.reader) = (asked, reader);
        stage = Given(asked.Stage) is { } word ? Stages.Read(word) : null;
        faculties = Given(asked.Faculty) is { } faculty
            ?
            [
                .. school
                    .Subjects.Values.Where(row => Same(row.Faculty, faculty))
                    .Select(row => row.FacultyId),
            ]
            : null;
        (anyGroup, noGroup) = (Same(asked.Group, "any"), Same(asked.Group, "none"));
        group = anyGroup || noGroup ? null : Read(asked.Group, GroupNames.Each, GroupNames.Word);
        reason = Read(asked.Reason, ReasonNames.Each, ReasonNames.Word) ?? Reasons.None;
        lane = Read(asked.Reason, LaneNames.Each, LaneNames.Word) ?? Lanes.None;
        standing = Read(asked.Status, StandingNames.Each, StandingNames.Word);
        unknownMark = Read(asked.Unknown, ReasonNames.Each, ReasonNames.Word) ?? Reasons.None;
        unknownGroup = Read(asked.Unknown, GroupNames.Each, GroupNames.Word) ?? Groups.None;
        isEmpty =
            (Given(asked.Group) is not null && group is null && !anyGroup && !noGroup)
            || (Given(asked.Reason) is not null && reason == Reasons.None && lane == Lanes.None)
            || (Given(asked.Status) is not null && standing is null)
            || (
                Given(asked.Unknown) is not null
                && unknownMark == Reasons.None
                && unknownGroup == Groups.None
            )
            || (Given(asked.Lead) is { } lead && !Same(lead, "me") && !Same(lead, "others"));
    }

    /// <summary>Whether the row is among what the filter asks for: concerns and resolved ones, unless it asks for others.</summary>
    public bool Lets(PupilRow row) => LetsStanding(row) && LetsAnyStanding(row);

    /// <summary>The same for pupils of any standing: those against whom the concerns are counted.</summary>
    public bool LetsAnyStanding(PupilRow row) =>
        !isEmpty
        && (stage is null || stage == row.Stage)
        && (asked.Level is null || asked.Level == row.Level)
        && (Given(asked.House) is not { } house || Same(house, row.Pupil.House))
        && LetsClass(row)
        && LetsGroups(row.Groups)
        && LetsLead(row)
        && LetsFaculties(row);

    private bool LetsStanding(PupilRow row) =>
        standing is { } one
            ? row.Standing == one
            : lane == Lanes.LevelChanged
                || unknownMark != Reasons.None
                || unknownGroup != Groups.None
                || row.Standing <= Standing.Resolved;

    private bool LetsClass(PupilRow row) =>
        Given(asked.Class) is not { } name
        || Same(name, row.Pupil.RegistrationClass)
        || row.Courses.Any(course => Same(name, course.Class));

    private bool LetsGroups(Membership groups) =>
        (!anyGroup || groups.In != Groups.None)
        && (!noGroup || groups.In == Groups.None)
        && (group is null || (groups.In & group) != Groups.None)
        && (unknownGroup == Groups.None || (groups.Unknown & unknownGroup) != Groups.None);

    private bool LetsLead(PupilRow row) =>
        Given(asked.Lead) is not { } lead
        || (
            row.LedBy is { } by
            && Same(lead, "me") == by.Holders.Any(holder => holder.StaffId == reader)
        );

    /// <summary>What is asked of the courses must hold in one faculty, and in the one that is asked for.</summary>
    private bool LetsFaculties(PupilRow row)
    {
        var asksOfCourses =
            reason != Reasons.None || lane != Lanes.None || unknownMark != Reasons.None;
        if (faculties is null && !asksOfCourses)
        {
            return true;
        }

        foreach (var marks in row.ByFaculty)
        {
            if (
                (faculties is null || faculties.Contains(marks.FacultyId))
                && (asksOfCourses ? Holds(marks) : IsShownIn(row, marks))
            )
            {
                return true;
            }
        }

        return !asksOfCourses && row.RestedOn.Any(course => faculties!.Contains(course.FacultyId));
    }

    private bool Holds(FacultyMarks marks) =>
        (reason == Reasons.None || (marks.Tracked & reason) != Reasons.None)
        && (lane == Lanes.None || (marks.Lanes & lane) != Lanes.None)
        && (unknownMark == Reasons.None || (marks.Unknown & unknownMark) != Reasons.None);

    /// <summary>A concern is in the faculties in which something is tracked; whoever is none, in those that teach them.</summary>
    private static bool IsShownIn(PupilRow row, FacultyMarks marks) =>
        row.Standing > Standing.Resolved || (row.IsConcern && marks.Tracked != Reasons.None);

    private static T? Read<T>(string? given, IEnumerable<T> each, Func<T, string> word)
        where T : struct
    {
        foreach (var one in each)
        {
            if (Same(given, word(one)))
            {
                return one;
            }
        }

        return null;
    }

    private static string? Given(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool Same(string? wanted, string value) =>
        string.Equals(wanted?.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
