using Edict.Protocol;

namespace Edict.Pages.FacultyRag;

/// <summary>What a class teacher thinks of a pupil.</summary>
/// <param name="Teacher">Their name.</param>
public sealed record ViewShown(Rag Rag, string Teacher);
