namespace Edict.Mail;

/// <summary>How long a letter waits after each try that failed: longer each time, some two days in all.</summary>
public static class RetryGaps
{
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(18),
    ];

    /// <param name="tries">How often it was tried, from 1.</param>
    /// <returns>Null where it is not tried again.</returns>
    public static TimeSpan? After(int tries) => tries <= Gaps.Length ? Gaps[tries - 1] : null;
}
