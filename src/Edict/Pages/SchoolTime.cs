namespace Edict.Pages;

/// <summary>The time on the school's wall.</summary>
internal static class SchoolTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    public static DateTime Of(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    /// <summary>The instant (UTC) at which a day begins. No day of the zone begins within a change of its clocks.</summary>
    public static DateTime StartOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>Such as <c>27 November 2026 at 15:40</c>.</summary>
    public static string Words(DateTime utc) => Of(utc).ToString("d MMMM yyyy 'at' HH:mm");
}
