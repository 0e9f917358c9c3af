using Edict.Protocol;

namespace Edict.Overview;

/// <summary>A pupil of a session as lists name them. Stage, class and house are those of today.</summary>
/// <param name="LeftOn">The first day on which the pupil was no longer at the school; null for one who is.</param>
public sealed record PupilInSession(
    Guid Id,
    string Scn,
    string Surname,
    string Forename,
    Stage Stage,
    string RegistrationClass,
    string House,
    DateOnly? LeftOn
)
{
    /// <summary>As lists sort it; the SCN for a pupil whose name no file has given yet.</summary>
    public string ListName =>
        HasName ? string.Join(", ", NameParts(Surname, Forename)) : $"SCN {Scn}";

    /// <summary>Such as <c>Fraser, Ailsa (5B1)</c>, for sentences: two pupils can share a name.</summary>
    public string ListNameWithClass =>
        RegistrationClass.Length == 0 ? ListName : $"{ListName} ({RegistrationClass})";

    public string FullName =>
        HasName ? string.Join(" ", NameParts(Forename, Surname)) : $"SCN {Scn}";

    /// <summary>Such as <c>left on 4 February 2027</c>; empty for one who is at the school.</summary>
    public string LeftInWords => LeftOn is { } day ? $"left on {day:d MMMM yyyy}" : "";

    private bool HasName => Surname.Length + Forename.Length > 0;

    private static IEnumerable<string> NameParts(params IEnumerable<string> parts) =>
        parts.Where(part => part.Length > 0);
}
