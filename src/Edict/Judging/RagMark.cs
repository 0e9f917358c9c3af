using System.Globalization;
using Edict.Protocol;

namespace Edict.Judging;

/// <summary>
/// A judgement as a page and its script carry it: <c>G</c>, <c>A1</c> or <c>R3</c>, the RAG's letter and the comment's place
/// among the policy's; empty where nothing is judged. A comment that the policy no longer has is 0.
/// </summary>
public static class RagMark
{
    public static string Of(Judgement? judgement, Policy policy) =>
        judgement is null ? ""
        : judgement.Comment is null ? $"{judgement.Rag.Letter()}"
        : $"{judgement.Rag.Letter()}{PlaceOf(judgement.Comment, policy)}";

    /// <summary>Reads what somebody wants to be said.</summary>
    /// <param name="judgement">Null for what is to be taken back.</param>
    /// <returns>Whether it can be said: a RAG with the comment that it needs, or nothing.</returns>
    public static bool TryRead(string mark, Policy policy, out Judgement? judgement)
    {
        judgement = null;
        if (mark.Length == 0)
        {
            return true;
        }

        var rag = RagNames.Each.FirstOrDefault(rag => rag.Letter() == mark[0]);
        if (!Enum.IsDefined(rag))
        {
            return false;
        }

        var hasPlace = int.TryParse(
            mark.AsSpan(1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var place
        );
        if (mark.Length > 1 && !(hasPlace && place >= 1 && place <= policy.RagComments.Count))
        {
            return false;
        }

        judgement = new(rag, hasPlace ? policy.RagComments[place - 1] : null);
        return FacultyRags.IsWhole(judgement);
    }

    /// <summary>Amber for attendance; null where the policy has no comment of that name.</summary>
    public static string? ForAttendance(Policy policy) =>
        policy.RagComments.FirstOrDefault(FacultyRags.IsForAttendance) is { } comment
            ? Of(new(Rag.Amber, comment), policy)
            : null;

    public static string Letter(string mark) => mark[..Math.Min(1, mark.Length)];

    public static string Place(string mark) => mark[Math.Min(1, mark.Length)..];

    private static int PlaceOf(string comment, Policy policy) =>
        1
        + policy
            .RagComments.ToList()
            .FindIndex(one => string.Equals(one, comment, StringComparison.OrdinalIgnoreCase));
}
