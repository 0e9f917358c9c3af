using Edict.Overview;

namespace Edict.Pages.Pupils;

/// <summary>The form by which a pupil is raised.</summary>
/// <param name="Faculties">Those in which the reader teaches the pupil: a choice only where there are several.</param>
public sealed record RaiseShown(Guid Pupil, IReadOnlyList<FacultyNamed> Faculties, RaiseForm Typed);
