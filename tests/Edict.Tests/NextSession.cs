using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests;

/// <summary>
/// August 2027: the demonstration school's next session. Each pupil is a stage higher, S6 is gone, three have come into S1, and
/// two of one class are in another than their classmates.
/// </summary>
public static class NextSession
{
    public const string Name = "2027-28";

    public const string Cycle = "Senior 1";

    public static readonly DateTime Now = new(2027, 8, 17, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>In the week of the first cycle's reports.</summary>
    public static readonly DateTime Later = new(2027, 9, 14, 9, 0, 0, DateTimeKind.Utc);

    public static readonly IReadOnlyList<PupilRow> Arrivals =
    [
        Arrival("100000011", "Aird", "Una", "1B1"),
        Arrival("100000038", "Bryce", "Ivor", "1T1"),
        Arrival("100000046", "Cairncross", "Effie", "1L1"),
    ];

    private static readonly Lazy<DemonstrationSchool> School = new(DemonstrationSchool.Make);

    /// <summary>Two of S2's 2B1, who go to 3C2 while their class becomes 3B1.</summary>
    public static IReadOnlyList<PupilRow> Moved => [.. LastYear("2B1").Take(2)];

    /// <summary>Whoever was in S6.</summary>
    public static IReadOnlyList<PupilRow> Leavers =>
        [.. Latest.Rows.Where(row => row.Stage == Stage.S6)];

    public static string Pupils =>
        new PupilsFile(Now, "", StageSet.All, [.. Latest.Rows.SelectMany(Next), .. Arrivals]).Text;

    /// <summary>The first reports of those who are in S5 and S6 now, in this year's classes: 5MA1 becomes 6MA1.</summary>
    public static string Reports =>
        new ReportsFile(
            Later,
            "",
            Cycle,
            StageSet.S5 | StageSet.S6,
            [.. LastReports.Where(row => row.Stage is Stage.S4 or Stage.S5).Select(Next)]
        ).Text;

    /// <summary>The session with its first cycle, as somebody set it up.</summary>
    public static async Task AddAsync(DataPlace place)
    {
        await using var db = await place.OpenAsync();
        var school = await db.Schools.SingleAsync(TestContext.Current.CancellationToken);
        db.Add(
            new Session
            {
                SchoolId = school.Id,
                Name = Name,
                StartsOn = new(2027, 8, 16),
                EndsOn = new(2028, 6, 30),
            }
        );
        db.Add(
            new Cycle
            {
                Id = Guid.CreateVersion7(),
                SchoolId = school.Id,
                Session = Name,
                Name = Cycle,
                Order = 1,
                Stages = StageSet.S4 | StageSet.S5 | StageSet.S6,
                OpensOn = new(2027, 9, 6),
                ClosesOn = new(2027, 9, 24),
                RagsDueOn = new(2027, 10, 1),
                SummaryDueOn = new(2027, 10, 8),
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static PupilsFile Latest => School.Value.Events.OfType<PupilsFile>().Last();

    private static IReadOnlyList<ReportRow> LastReports =>
        School.Value.Events.OfType<ReportsFile>().Single(file => file.Cycle == "Senior 2").Rows;

    private static IEnumerable<PupilRow> LastYear(string registrationClass) =>
        Latest.Rows.Where(row => row.RegistrationClass == registrationClass);

    private static PupilRow[] Next(PupilRow row) =>
        row.Stage == Stage.S6
            ? []
            :
            [
                row with
                {
                    Stage = row.Stage + 1,
                    RegistrationClass = Moved.Any(moved => moved.Scn == row.Scn)
                        ? "3C2"
                        : Next(row.RegistrationClass),
                    Attendance = null,
                    AttendanceAsAt = null,
                },
            ];

    private static ReportRow Next(ReportRow row) =>
        row with
        {
            Stage = row.Stage + 1,
            RegistrationClass = Next(row.RegistrationClass),
            Class = Next(row.Class),
        };

    /// <summary>A class begins with the stage's digit.</summary>
    private static string Next(string name) =>
        name.Length > 0 && char.IsAsciiDigit(name[0]) ? $"{name[0] - '0' + 1}{name[1..]}" : name;

    private static PupilRow Arrival(
        string scn,
        string surname,
        string forename,
        string registrationClass
    ) =>
        new(
            scn,
            surname,
            forename,
            Stage.S1,
            registrationClass,
            "Bavelaw",
            Facts.Ordinary,
            null,
            null
        );
}
