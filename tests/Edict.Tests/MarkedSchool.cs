using Edict.Data;
using Edict.Demonstration;
using Edict.Overview;
using Edict.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Tests;

/// <summary>
/// The demonstration school with everything that narrows sight: people who are kept from pupils, restricted pupils, a leaver,
/// a stand-in whose time ended yesterday, and a grant that waits.
/// </summary>
public sealed class MarkedSchool : IAsyncLifetime
{
    public static readonly DateOnly Today = DateOnly.FromDateTime(DemonstrationSchool.Now);

    private static readonly string Teacher = DemonstrationSchool
        .Make()
        .Classes.First(taught =>
            TestSchool.AilsaFraser.Courses.Any(course => course.Class == taught.Name)
        )
        .Teachers[0];

    /// <summary>Who is kept from whom.</summary>
    public static readonly IReadOnlyList<(string Key, SchoolPupil Pupil)> Kept =
    [
        (StaffKeys.Head, TestSchool.AilsaFraser),
        (StaffKeys.Head, TestSchool.BrodieKane),
        (StaffKeys.YearHeadS1S2, TestSchool.BrodieKane),
        (StaffKeys.CurriculumLeader("Mathematics"), TestSchool.AilsaFraser),
        (StaffKeys.CurriculumLeader("Science"), TestSchool.CraigDouglas),
        (StaffKeys.PupilSupportLeader("Bavelaw"), TestSchool.CallumReid),
        (StaffKeys.SupportForLearning, TestSchool.NiamhDuffy),
        (Teacher, TestSchool.AilsaFraser),
    ];

    /// <summary>Whose groups are restricted: a concern in a group, and two who are in groups.</summary>
    public static readonly IReadOnlyList<SchoolPupil> Restricted =
    [
        TestSchool.BrodieKane,
        TestSchool.CraigDouglas,
        TestSchool.MollyDrummond,
    ];

    public static readonly SchoolPupil Leaver = TestSchool.FinlayKerr;

    /// <summary>A teacher who stood in as PSL of Bavelaw until yesterday, and for whom the whole school is asked.</summary>
    public const string StoodIn = "teacher-english-1";

    public TestSite Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        await using var db = await Site.Data.Place.OpenAsync();
        var cancel = TestContext.Current.CancellationToken;
        var staff = await db.Staff.ToDictionaryAsync(row => row.Email.Split('@')[0], cancel);
        var pupils = await db.Pupils.ToDictionaryAsync(row => row.Scn, cancel);
        var school = staff[StaffKeys.Head].SchoolId;
        db.AddRange(
            Kept.Select(kept => new KeptFrom
            {
                Id = Guid.CreateVersion7(),
                SchoolId = school,
                StaffId = staff[kept.Key].Id,
                PupilId = pupils[kept.Pupil.Scn].Id,
                From = Today,
                SetById = staff[kept.Key].Id,
            })
        );
        db.AddRange(
            Restricted.Select(pupil => new Restriction
            {
                Id = Guid.CreateVersion7(),
                SchoolId = school,
                PupilId = pupils[pupil.Scn].Id,
                Reason = RestrictionReason.Safety,
                From = Today,
                SetById = staff[StaffKeys.SupportForLearning].Id,
            })
        );
        var stoodIn = new Role
        {
            Id = Guid.CreateVersion7(),
            SchoolId = school,
            StaffId = staff[StoodIn].Id,
            Post = Post.PupilSupportLeader,
            House = "Bavelaw",
            StandsInForId = staff[StaffKeys.PupilSupportLeader("Bavelaw")].Id,
            From = Today.AddDays(-30),
            To = Today.AddDays(-1),
        };
        var asked = new Role
        {
            Id = Guid.CreateVersion7(),
            SchoolId = school,
            StaffId = staff[StoodIn].Id,
            Post = Post.SupportForLearning,
            From = Today.AddDays(-30),
            AskedById = staff[StaffKeys.Office].Id,
        };
        db.AddRange(stoodIn, asked);
        var leaving = await db
            .Enrolments.AsTracking()
            .SingleAsync(row => row.PupilId == pupils[Leaver.Scn].Id, cancel);
        leaving.LeftOn = Today;
        await db.SaveChangesAsync(cancel);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>The school as it stands, and one of its staff.</summary>
    public async Task<(SchoolReading School, Guid StaffId)> ReadAsync(string key)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        var person = await db.Staff.SingleAsync(
            staff => staff.Email.StartsWith(key + "@"),
            TestContext.Current.CancellationToken
        );
        var school = await scope
            .ServiceProvider.GetRequiredService<SchoolReadings>()
            .OfAsync(db, person.SchoolId, Today);
        return (school, person.Id);
    }
}
