using Edict.People;
using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>A post, what it is held for, and from when to when.</summary>
/// <param name="To">The last day on which it is held; null while no end is known.</param>
public sealed record Appointment(
    Post Post,
    string? Faculty,
    string? House,
    StageSet Stages,
    string? Class,
    DateOnly From,
    DateOnly? To
)
{
    public bool HeldOn(DateOnly day) => From <= day && (To is null || day <= To);
}
