using Edict.Protocol;

namespace Edict.Pages;

/// <summary>What a membership rests on, for those who see all of the pupil.</summary>
public static class FactBehind
{
    /// <summary>In words that follow the group's name; empty where the name says it all.</summary>
    public static string Words(Groups group, in PupilFacts facts) =>
        group switch
        {
            Groups.Simd => $"decile {facts.SimdDecile}",
            Groups.Attendance when facts.AttendanceAsAt is { } day =>
                $"{facts.Attendance} % on {day:d MMMM yyyy}",
            Groups.Attendance => $"{facts.Attendance} %",
            Groups.Pathway3 when facts.Pathway != 3 => $"pathway {facts.Pathway}",
            Groups.Asn => "chosen by the SfLL",
            _ => "",
        };
}
