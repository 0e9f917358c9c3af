using Edict.Data;

namespace Edict.Importing;

/// <summary>Whether an attendance figure may count by the day on which it was taken: the same for every kind of file.</summary>
internal static class AttendanceDay
{
    /// <summary>Says that a row's figure is of a day to come.</summary>
    public static void Check(
        NamedFile file,
        int line,
        DateOnly? asAt,
        DateOnly today,
        Faults faults
    )
    {
        if (asAt > today)
        {
            faults.Error(
                new(
                    file,
                    line,
                    FieldNames.Of(Field.AttendanceAsAt)[0],
                    $"{asAt:yyyy-MM-dd}",
                    $"a day to come; expected {today:yyyy-MM-dd} or before"
                )
                {
                    Field = Field.AttendanceAsAt,
                }
            );
        }
    }

    /// <summary>What is said of a row's figure that is older than the one that counts, and is left; null where it is not.</summary>
    public static RefusedRow? Older(
        NamedFile file,
        int line,
        VulnerabilityFact? latest,
        DateOnly? asAt
    ) =>
        latest?.AsAt > asAt
            ? new(
                file,
                line,
                $"{FieldNames.Of(Field.AttendanceAsAt)[0]} {asAt:yyyy-MM-dd}: an older figure; the school has one of {latest.AsAt:yyyy-MM-dd}"
            )
            : null;
}
