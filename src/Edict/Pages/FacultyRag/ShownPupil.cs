using Edict.Judging;
using Edict.Protocol;

namespace Edict.Pages.FacultyRag;

/// <summary>One line of the page.</summary>
/// <param name="At">Its number in the form, from 0.</param>
/// <param name="Saved">What is judged, as <see cref="RagMark"/> writes it; so with what is suggested.</param>
/// <param name="Was">What a save is held against: what is judged, or what was where the form came back.</param>
/// <param name="Letter">What the form shows: what is judged, or what was typed where it came back.</param>
/// <param name="Place">So with the comment's place.</param>
/// <param name="Views">What its class teachers think.</param>
/// <param name="Others">What other faculties judged, the worst first: their names, or of green how many.</param>
/// <param name="Filled">Where marks came by a deliberate act.</param>
public sealed record ShownPupil(
    PupilToJudge Pupil,
    int At,
    string Saved,
    string Was,
    string Suggested,
    string Letter,
    string Place,
    IReadOnlyList<string> Comments,
    IReadOnlyList<ViewShown> Views,
    IReadOnlyList<(Rag Rag, string Faculties)> Others,
    IReadOnlyList<FilledShown> Filled
);
