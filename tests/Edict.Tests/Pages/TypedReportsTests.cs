using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Reports that name no teacher, as those do which are typed here: the posts of their classes tell who gives them.</summary>
public class TypedReportsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string One = "teacher-english-1";
    private const string Two = "teacher-english-2";
    private const string Place = "/overview?stage=S1&faculty=English";

    private static readonly DateOnly Today = DateOnly.FromDateTime(DemonstrationSchool.Now);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>How two classes are taught that are all of English in S1, and whether one teacher may have both.</summary>
    public static TheoryData<string, TaughtBy, TaughtBy, bool> Classes =>
        new()
        {
            { "each has its own teacher", new(One), new(Two), false },
            { "one teacher has both", new(One), new(One), true },
            { "one is shared", new(One), new(One, Two), true },
            { "one is nobody's", new(One), new(), true },
            {
                "one changed hands",
                new(One),
                new(Two) { Before = One },
                true
            },
            {
                "a colleague stands in",
                new(One),
                new(Two) { For = One },
                true
            },
            {
                "a file names the other's",
                new() { Named = One },
                new(One),
                true
            },
            {
                "a file names somebody else",
                new(One) { Named = Two },
                new(One),
                false
            },
            {
                "a file spells",
                new(One) { Named = "BAIRD F" },
                new(One),
                true
            },
            {
                "a file spells, no post",
                new() { Named = "BAIRD F" },
                new(One),
                true
            },
            {
                "one stranger",
                new(One) { Named = "Mx A" },
                new(Two) { Named = "Mx A" },
                true
            },
            {
                "two strangers",
                new() { Named = "Mx A" },
                new() { Named = "Mx B" },
                false
            },
        };

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task A_place_is_shown_where_no_one_teacher_can_have_given_all_of_it(
        string how,
        TaughtBy first,
        TaughtBy second,
        bool isOne
    )
    {
        await TeachAsync(first, second);

        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(Place);

        Assert.True(isOne == (Words(Effort(page).QuerySelector("td")!) == "one"), how);
    }

    [Fact]
    public async Task A_pupils_page_names_whoever_has_the_class_today()
    {
        var (one, two) = (await NameOfAsync(One), await NameOfAsync(Two));

        Assert.Equal(one, await TeacherShownAsync(new(One)));
        Assert.Equal($"{one}, {two}", await TeacherShownAsync(new(One, Two)));
        Assert.Equal(two, await TeacherShownAsync(new(Two) { Before = One }));
        Assert.Equal("BAIRD F", await TeacherShownAsync(new(One) { Named = "BAIRD F" }));
        Assert.Equal("–", await TeacherShownAsync(new()));
    }

    [Fact]
    public async Task A_school_that_types_its_reports_reads_the_places_that_one_with_files_reads()
    {
        await using var typed = new TestSite();
        await typed.InitializeAsync();
        var head = await typed.AsAsync(StaffKeys.Head);
        var before = Cells(await head.PageAsync("/overview"));
        await using var db = await typed.Data.Place.OpenAsync();
        await db.Reports.ExecuteUpdateAsync(
            row => row.SetProperty(report => report.Teacher, ""),
            Cancel
        );
        await db.Cycles.ExecuteUpdateAsync(
            row => row.SetProperty(cycle => cycle.Revision, cycle => cycle.Revision + 1),
            Cancel
        );

        var after = Cells(await head.PageAsync("/overview"));

        Assert.Equal(before, after);
        Assert.DoesNotContain("one", after);
    }

    /// <summary>Who holds a class, and whom its reports name.</summary>
    public sealed record TaughtBy(params IReadOnlyList<string> Holders)
    {
        /// <summary>Who had it until yesterday.</summary>
        public string? Before { get; init; }

        /// <summary>For whom its holders stand in.</summary>
        public string? For { get; init; }

        /// <summary>One of the staff by key, or a name that the list does not have; nobody for reports that were typed.</summary>
        public string Named { get; init; } = "";
    }

    private static List<string> Cells(IDocument page) =>
        [.. Effort(page).QuerySelectorAll("td").Select(Words)];

    private static IElement Effort(IDocument page) =>
        page.QuerySelectorAll("table.heat")
            .Single(table => Words(table.QuerySelector("caption")!) == "Effort");

    private async Task<string> TeacherShownAsync(TaughtBy first)
    {
        var pupil = await TeachAsync(first, new(Two));
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync($"/pupils/{pupil}");
        return page.QuerySelectorAll("table.grid tbody tr")
            .Where(row => Words(row.QuerySelector("th")!) == "English")
            .Select(row => Words(row.QuerySelector("td:last-child")!))
            .Single();
    }

    private async Task<string> NameOfAsync(string key)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return (await db.Staff.SingleAsync(row => row.Email.StartsWith(key + "@"), Cancel)).Name;
    }

    /// <summary>Leaves English in S1 two classes, and gives each to its teachers.</summary>
    /// <returns>A pupil of the first.</returns>
    private async Task<Guid> TeachAsync(TaughtBy first, TaughtBy second)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var subject = await db.Subjects.SingleAsync(row => row.Name == "English", Cancel);
        var reports = await db
            .Reports.AsTracking()
            .Where(row => row.SubjectId == subject.Id && row.Stage == Stage.S1)
            .ToListAsync(Cancel);
        var classes = reports
            .GroupBy(row => row.ClassKey)
            .OrderBy(rows => rows.Key, StringComparer.Ordinal)
            .ToList();
        db.RemoveRange(classes.Skip(2).SelectMany(rows => rows));
        var staff = await db.Staff.ToDictionaryAsync(row => row.Email.Split('@')[0], Cancel);
        foreach (var (rows, by) in classes.Zip([first, second]))
        {
            var taught = await db.Classes.SingleAsync(
                row => row.SubjectId == subject.Id && row.NameKey == rows.Key,
                Cancel
            );
            db.RemoveRange(
                await db.Roles.Where(row => row.ClassId == taught.Id).ToListAsync(Cancel)
            );
            db.AddRange(Posts(taught, by, key => staff[key].Id));
            foreach (var report in rows)
            {
                report.Teacher = staff.TryGetValue(by.Named, out var one) ? one.Name : by.Named;
            }
        }

        await db.SaveChangesAsync(Cancel);
        return classes[0].First().PupilId;
    }

    private static IEnumerable<Role> Posts(TeachingClass taught, TaughtBy by, Func<string, Guid> of)
    {
        foreach (var key in by.Holders)
        {
            yield return Held(taught, of(key), null, by.For is { } away ? of(away) : null);
        }

        if (by.Before is { } before)
        {
            yield return Held(taught, of(before), Today.AddDays(-1), null);
        }
    }

    private static Role Held(TeachingClass taught, Guid staffId, DateOnly? to, Guid? standsInFor) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = taught.SchoolId,
            StaffId = staffId,
            Post = Post.Teacher,
            ClassId = taught.Id,
            From = Today.AddDays(-100),
            To = to,
            StandsInForId = standsInFor,
        };
}
