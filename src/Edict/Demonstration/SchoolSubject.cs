namespace Edict.Demonstration;

/// <param name="Code">The two letters by which its classes are named, as in 5MA1.</param>
/// <param name="Practical">No homework is set, so homework is never rated.</param>
/// <param name="Tilt">How much more readily than elsewhere a pupil of the same disposition is tracked here.</param>
public sealed record SchoolSubject(
    string Name,
    string Code,
    string Faculty,
    bool Practical,
    double Tilt
);
