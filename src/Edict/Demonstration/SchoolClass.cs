using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>A teaching class.</summary>
/// <param name="Level">The level it is timetabled for; empty in the broad general education, where levels mix.</param>
/// <param name="Teachers">The keys of those who teach it today; two where it is shared.</param>
public sealed record SchoolClass(
    string Name,
    string Subject,
    string Level,
    Stage Stage,
    IReadOnlyList<string> Teachers
);
