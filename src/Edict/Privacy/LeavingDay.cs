namespace Edict.Privacy;

/// <summary>A pupil in a session, with its days.</summary>
public sealed record EnrolmentDays(
    Guid PupilId,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly? LeftOn
);

/// <summary>When a pupil left the school (P25).</summary>
public static class LeavingDay
{
    /// <param name="enrolments">The pupil's, at least one.</param>
    /// <param name="latestStart">The first day of the school's latest session that has begun.</param>
    /// <returns>The first day on which they were no longer there; null for one who is.</returns>
    public static DateOnly? Of(IEnumerable<EnrolmentDays> enrolments, DateOnly latestStart)
    {
        var last = enrolments.MaxBy(row => row.StartsOn)!;
        return last.LeftOn ?? (last.StartsOn < latestStart ? last.EndsOn.AddDays(1) : null);
    }
}
