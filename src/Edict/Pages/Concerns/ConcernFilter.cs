using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>Which concerns to show, as the address says it. A part left out, or empty, lets everything through.</summary>
public sealed class ConcernFilter
{
    /// <summary>A cycle's id; without it, each stage's latest closed cycle.</summary>
    public Guid? Cycle { get; set; }

    public string? Stage { get; set; }

    /// <summary>A faculty's name: a course of it is tracked.</summary>
    public string? Faculty { get; set; }

    public string? House { get; set; }

    /// <summary>A registration class, or a class in which the pupil is reported on.</summary>
    public string? Class { get; set; }

    /// <summary>A vulnerable group's name, or <c>any</c>.</summary>
    public string? Group { get; set; }

    public int? Level { get; set; }

    public string? Reason { get; set; }

    public string? Status { get; set; }

    /// <summary>Whether anything but the cycle is narrowed.</summary>
    public bool IsNarrowed =>
        new[] { Stage, Faculty, House, Class, Group, Reason, Status }.Any(IsGiven)
        || Level is not null;

    public bool Lets(ConcernRow row) =>
        Same(Stage, row.Stage.ToString())
        && Same(House, row.Pupil.House)
        && (
            !IsGiven(Class)
            || row.Classes.Append(row.Pupil.RegistrationClass).Any(name => Same(Class, name))
        )
        && (Level is null || Level == row.Level)
        && Same(Status, row.Status.Word())
        && (!IsGiven(Faculty) || row.Why.Any(course => Same(Faculty, course.Faculty)))
        && (
            !IsGiven(Reason)
            || row.Why.SelectMany(course => course.Reasons)
                .Any(said => Same(Reason, said.Reason.Word()))
        )
        && LetsGroups(row.Groups);

    /// <summary>The filter as a query, for the links behind the page.</summary>
    public Dictionary<string, string> AsQuery()
    {
        var parts = new (string Key, string? Value)[]
        {
            ("cycle", Cycle?.ToString()),
            ("stage", Stage),
            ("faculty", Faculty),
            ("house", House),
            ("class", Class),
            ("group", Group),
            ("level", Level?.ToString()),
            ("reason", Reason),
            ("status", Status),
        };
        return parts
            .Where(part => IsGiven(part.Value))
            .ToDictionary(part => part.Key, part => part.Value!);
    }

    private bool LetsGroups(GroupsSeen groups) =>
        !IsGiven(Group)
        || (
            Same(Group, "any")
                ? groups.IsIn
                : groups.In.Members().Any(group => Same(Group, group.Word()))
        );

    private static bool IsGiven(string? value) => !string.IsNullOrWhiteSpace(value);

    private static bool Same(string? wanted, string value) =>
        !IsGiven(wanted)
        || string.Equals(wanted!.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
