namespace Edict.Protocol;

/// <summary>Whether a faculty is asked for its judgement of a pupil whom it teaches.</summary>
public enum RagAsked : byte
{
    /// <summary>Which is not green.</summary>
    NotAsked,

    Asked,

    /// <summary>Asked as one of the block of those who are vulnerable by attendance alone.</summary>
    InBlock,
}

/// <summary>What a judgement leaves odd beside the reports of its faculty.</summary>
public enum RagOddity : byte
{
    None,

    /// <summary>Green beside a serious rating or a working grade that is tracked.</summary>
    GreenBesideSerious,

    /// <summary>Red with nothing tracked.</summary>
    RedWithNothingTracked,
}

/// <summary>One report as a faculty's suggestion reads it.</summary>
/// <param name="Why">The reasons that hold; none for a report that is not tracked.</param>
/// <param name="IsRated">Whether effort, behaviour and homework are all given.</param>
public readonly record struct ReportToJudge(IReadOnlyList<TrackedReason> Why, bool IsRated);

/// <summary>What the program suggests to a CL, who decides.</summary>
/// <param name="Comment">Null for green, and where the policy has no comment of that name.</param>
public sealed record RagSuggestion(Rag Rag, string? Comment)
{
    /// <summary>Whether it can be accepted as it stands.</summary>
    public bool IsWhole => FacultyRags.IsWhole(new(Rag, Comment));
}

/// <summary>The faculty RAG: who is asked about, what is suggested, and what a judgement does (P27–P31).</summary>
public static class FacultyRags
{
    private const string ForAttendance = "Attendance";
    private const string ForAttainment = "Lack of attainment";
    private const string ForTheRest = "Not on track";

    /// <summary>P27. "Track using RAG system": each vulnerable pupil whom the faculty teaches, and each other pupil with a tracked report in it.</summary>
    public static RagAsked Asked(Groups groups, bool isTracked, RagRules rules) =>
        IsByAttendanceAlone(groups, isTracked) && rules.AttendanceOnly == AttendanceOnly.Block
            ? RagAsked.InBlock
        : isTracked || (groups & ~Groups.Attendance) != Groups.None ? RagAsked.Asked
        : RagAsked.NotAsked;

    /// <summary>P27. Whether a pupil would be asked about as a member of the attendance group and for nothing else.</summary>
    public static bool IsByAttendanceAlone(Groups groups, bool isTracked) =>
        !isTracked && groups == Groups.Attendance;

    /// <summary>P28. "Drop-down comment": amber and red need one, green takes none.</summary>
    public static bool IsWhole(Judgement judgement) =>
        (judgement.Comment is null) == (judgement.Rag == Rag.Green);

    /// <summary>P29. What is suggested: red, amber or green by the faculty's own reports; nothing where they leave it open.</summary>
    /// <param name="reports">The pupil's reports in the faculty.</param>
    /// <param name="groups">The groups that the pupil is in.</param>
    public static RagSuggestion? Suggested(
        IReadOnlyCollection<ReportToJudge> reports,
        Groups groups,
        Policy policy
    )
    {
        TrackedReason[] why = [.. reports.SelectMany(report => report.Why)];
        if (why.Length > 0)
        {
            var isRed =
                why.Length >= policy.Rag.RedReasons
                || why.Any(reason => SuggestsRed(reason, policy.Rag));
            return new(isRed ? Rag.Red : Rag.Amber, CommentFor(why, groups, policy));
        }

        return reports.Count > 0 && reports.All(report => report.IsRated)
            ? new(Rag.Green, null)
            : null;
    }

    /// <summary>P30. Green beside a 4 or a tracked working grade, and red with nothing tracked, are marked as such.</summary>
    public static RagOddity Oddity(Rag rag, IReadOnlyCollection<TrackedReason> why) =>
        rag switch
        {
            Rag.Green when why.Any(IsSerious) => RagOddity.GreenBesideSerious,
            Rag.Red when why.Count == 0 => RagOddity.RedWithNothingTracked,
            _ => RagOddity.None,
        };

    /// <summary>P31. "Monitor at ASL caseload": a red in one faculty, or amber in two, highlights the pupil, whatever the level.</summary>
    /// <param name="rags">One of each faculty that has judged.</param>
    public static bool Highlights(IReadOnlyCollection<Rag> rags, RagRules rules) =>
        rags.Count(rag => rag == Rag.Red) >= rules.HighlightReds
        || rags.Count(rag => rag == Rag.Amber) >= rules.HighlightAmbers;

    /// <summary>
    /// P24. "Restricted": of a faculty's RAG, whoever may not read the groups is told what stands beside something tracked, and
    /// not that it was for attendance. With nothing tracked it is asked of members alone (P27), and would tell that there is a group.
    /// </summary>
    /// <returns>Null where nothing is told.</returns>
    public static Judgement? Told(Judgement judgement, bool isTracked, GroupsRead read) =>
        read != GroupsRead.Nothing ? judgement
        : !isTracked ? null
        : judgement.Comment is { } comment && IsForAttendance(comment)
            ? judgement with
            {
                Comment = null,
            }
        : judgement;

    /// <summary>Whether a comment is the one that is suggested for attendance.</summary>
    public static bool IsForAttendance(string comment) =>
        string.Equals(comment, ForAttendance, StringComparison.OrdinalIgnoreCase);

    private static bool SuggestsRed(TrackedReason reason, RagRules rules) =>
        reason.Reason switch
        {
            Reasons.WorkingGrade => reason.Value >= rules.RedGradeFrom,
            Reasons.Deterioration => false,
            _ => reason.Value >= rules.RedRating,
        };

    private static bool IsSerious(TrackedReason reason) =>
        reason.Reason == Reasons.WorkingGrade || reason.Lane == Lanes.Serious;

    private static string? CommentFor(TrackedReason[] why, Groups groups, Policy policy)
    {
        var wanted =
            why.Any(reason => reason.Reason == Reasons.WorkingGrade) ? ForAttainment
            : (groups & Groups.Attendance) != Groups.None ? ForAttendance
            : ForTheRest;
        return policy.RagComments.FirstOrDefault(comment =>
            string.Equals(comment, wanted, StringComparison.OrdinalIgnoreCase)
        );
    }
}
