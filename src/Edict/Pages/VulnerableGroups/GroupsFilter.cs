using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.VulnerableGroups;

/// <summary>Which pupils to list, as the address says it. A part left out, or empty, lets everything through.</summary>
public sealed class GroupsFilter
{
    /// <summary>In place of a group's name: those of whom anything at all is known, or not.</summary>
    public const string Any = "any";

    public string? Stage { get; set; }

    public string? House { get; set; }

    /// <summary>A registration class, or a class that is taught.</summary>
    public string? Class { get; set; }

    /// <summary>A group's name: its members. Pupils in no group are listed only where <see cref="Unknown"/> asks for them.</summary>
    public string? Group { get; set; }

    /// <summary>A group's name: those of whom it is not known; <see cref="Any"/>: those of whom none is known, and some is not.</summary>
    public string? Unknown { get; set; }

    public bool IsNarrowed => Words.Length > 0;

    /// <summary>What was chosen, as paper must say it; empty for nothing.</summary>
    public string Words =>
        string.Join(
            ", ",
            new[]
            {
                Stage,
                IsBlank(House) ? "" : $"house {House}",
                IsBlank(Class) ? "" : $"class {Class}",
                Group,
                IsBlank(Unknown) ? "" : $"{Unknown} not known",
            }.Where(part => !IsBlank(part))
        );

    /// <summary>The list as the audit log names it. Words that find nobody may be any, such as a name, and are left out.</summary>
    public string About(string list, int pupils)
    {
        var chosen = pupils > 0 && IsNarrowed ? $" ({Words})" : "";
        return $"{list}{chosen}: {(pupils == 1 ? "1 pupil" : $"{pupils} pupils")}";
    }

    public bool Lets(GroupsRow row) => LetsPupil(row) && LetsGroups(row.Groups);

    /// <summary>Whether the pupil passes, whatever the groups: the counts are made of these.</summary>
    public bool LetsPupil(GroupsRow row) =>
        Same(Stage, row.Pupil.Stage.ToString())
        && Same(House, row.Pupil.House)
        && (
            IsBlank(Class)
            || row.Classes.Append(row.Pupil.RegistrationClass).Any(name => Same(Class, name))
        );

    /// <summary>The address of the list, or of the file with an extension, with these pupils and some other groups.</summary>
    public string Address(string extension = "", string? group = null, string? unknown = null)
    {
        var parts = new (string Key, string? Value)[]
        {
            ("stage", Stage),
            ("house", House),
            ("class", Class),
            ("group", group),
            ("unknown", unknown),
        };
        return "/vulnerable-groups"
            + extension
            + QueryString.Create(
                parts
                    .Where(part => !IsBlank(part.Value))
                    .Select(part => KeyValuePair.Create(part.Key, part.Value))
            );
    }

    private bool LetsGroups(GroupsSeen seen) =>
        (IsBlank(Group) ? seen.IsIn || !IsBlank(Unknown) : Names(Group!, seen.IsIn, seen.In))
        && (IsBlank(Unknown) || Names(Unknown!, seen.IsUnknown, seen.Unknown));

    private static bool Names(string wanted, bool isAny, Groups groups) =>
        Same(wanted, Any) ? isAny : groups.Members().Any(group => Same(wanted, group.Word()));

    private static bool IsBlank(string? value) => string.IsNullOrWhiteSpace(value);

    private static bool Same(string? wanted, string value) =>
        IsBlank(wanted) || string.Equals(wanted!.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
