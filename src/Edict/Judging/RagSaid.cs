using Edict.Protocol;

namespace Edict.Judging;

/// <summary>What one faculty said of a pupil in a cycle.</summary>
/// <param name="AsSuggested">Whether the CL accepted the suggestion as it stood.</param>
/// <param name="StaffId">Null where it was read from the school's workbook.</param>
/// <param name="At">UTC.</param>
public sealed record RagSaid(
    Guid FacultyId,
    Judgement Judgement,
    bool AsSuggested,
    Guid? StaffId,
    DateTime At
);
