using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The SfLL chooses which pupils with additional support needs the school targets (P15).</summary>
public sealed class ShortlistTests : IAsyncLifetime
{
    private const string Address = "/support/shortlist";

    /// <summary>They have needs, by the school's record, and were not chosen.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;
    private static readonly SchoolPupil Skye = TestSchool.SkyeMunro;

    /// <summary>Nothing is said of needs.</summary>
    private static readonly SchoolPupil Rory = TestSchool.RoryInnes;

    private readonly TestSite site = new();
    private Browser sfll = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        sfll = await site.AsAsync(StaffKeys.SupportForLearning);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pupils_with_needs_are_listed_with_what_the_protocol_knows_and_are_no_members()
    {
        var page = await sfll.PageAsync(Address);

        var row = RowIn(page, "Not chosen", Brodie)!;
        Assert.Equal("3", Words(row.QuerySelector(".at-level")!)[^1..]);
        Assert.Contains("English", Words(Cell(row, "Why")), StringComparison.Ordinal);
        Assert.StartsWith("Care Experienced", Words(Cell(row, "Groups")), StringComparison.Ordinal);
        Assert.NotNull(RowIn(page, "Not chosen", Skye));
        Assert.Null(RowIn(page, "Not chosen", Rory));
        Assert.False(await IsMemberAsync(Brodie));
    }

    [Fact]
    public async Task Several_are_chosen_at_once_with_a_reason_and_the_day_of_a_review()
    {
        var answer = await ChooseAsync(
            "choose",
            "Reads below the class",
            "2027-05-04",
            Brodie,
            Skye
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await IsMemberAsync(Brodie));
        Assert.True(await IsMemberAsync(Skye));
        var page = await sfll.PageAsync(Address);
        Assert.Equal("Chosen: 2 pupils.", Words(page.QuerySelector(".message")!));
        Assert.Null(RowIn(page, "Not chosen", Brodie));
        var chosen = Words(Cell(RowIn(page, "Chosen", Brodie)!, "Chosen"));
        Assert.StartsWith("Reads below the class (", chosen, StringComparison.Ordinal);
        Assert.EndsWith("look again on 4 May 2027", chosen, StringComparison.Ordinal);
        var lines = (await site.AuditAsync()).Where(line => line.What == "fact").ToList();
        Assert.Equal(2, lines.Select(line => line.PupilId).Distinct().Count());
    }

    [Fact]
    public async Task Reviews_that_are_due_stand_first_until_the_choice_is_kept_or_ended()
    {
        var page = await sfll.PageAsync(Address);
        var rows = Table(page, "Chosen")!.QuerySelectorAll("tbody tr");
        var due = rows.TakeWhile(IsDue).ToList();
        Assert.True(due.Count > 1);
        Assert.DoesNotContain(rows.Skip(due.Count), IsDue);
        Assert.EndsWith($", {due.Count} to look at again", Heading(page), StringComparison.Ordinal);

        await SubmitAsync(page, "choose", "Goes on", "2027-05-04", IdOf(due[0]));
        await SubmitAsync(page, "end", "Goes well without", "", IdOf(due[1]));

        var after = await sfll.PageAsync(Address);
        var left = Table(after, "Chosen")!.QuerySelectorAll("tbody tr");
        Assert.Equal(due.Count - 2, left.Count(IsDue));
        Assert.Contains(left, row => IdOf(row) == IdOf(due[0]));
        Assert.DoesNotContain(left, row => IdOf(row) == IdOf(due[1]));
    }

    [Fact]
    public async Task Anybody_else_is_found_by_name_and_chosen()
    {
        var page = await sfll.PageAsync(Address);
        var found = await Browser.ReadAsync(
            await sfll.SubmitAsync(page.QuerySelector("#find")!, ("Choice.Name", "rory inn"))
        );

        var row = Assert.Single(Table(found, "Found")!.QuerySelectorAll("tbody tr"));
        await SubmitAsync(found, "choose", "New diagnosis", "2027-05-04", IdOf(row));

        Assert.True(await IsMemberAsync(Rory));
    }

    [Fact]
    public async Task Whoever_is_listed_already_is_not_found_again()
    {
        var page = await sfll.PageAsync(Address);

        var found = await Browser.ReadAsync(
            await sfll.SubmitAsync(page.QuerySelector("#find")!, ("Choice.Name", "brodie kane"))
        );

        Assert.Null(Table(found, "Found"));
        Assert.StartsWith(
            "Nobody of that name",
            Words(found.QuerySelector("[role=status]")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_whom_the_record_says_nothing_of_needs_is_not_listed_and_can_be_found()
    {
        await using (var db = await site.Data.Place.OpenAsync())
        {
            var pupil = await db
                .Pupils.AsTracking()
                .SingleAsync(row => row.Scn == Brodie.Scn, Cancel);
            pupil.HasNeeds = null;
            await db.SaveChangesAsync(Cancel);
        }

        var page = await sfll.PageAsync(Address);
        var found = await Browser.ReadAsync(
            await sfll.SubmitAsync(page.QuerySelector("#find")!, ("Choice.Name", "brodie kane"))
        );

        Assert.Null(RowIn(page, "Not chosen", Brodie));
        Assert.NotNull(RowIn(found, "Found", Brodie));
    }

    [Fact]
    public async Task Those_with_needs_stand_by_their_level_the_highest_first()
    {
        var levels = Table(await sfll.PageAsync(Address), "Not chosen")!
            .QuerySelectorAll("tbody tr")
            .Select(row => row.QuerySelector(".at-level") is { } level ? Words(level)[^1] : '–')
            .Select(level => char.IsAsciiDigit(level) ? level - '0' : 0)
            .ToList();

        Assert.True(levels.Distinct().Count() > 2);
        Assert.Equal(levels.OrderDescending(), levels);
    }

    [Theory]
    [InlineData("choose", "Reads below the class", "2027-05-04", false, "#Choice_Pupils")]
    [InlineData("choose", "", "2027-05-04", true, "#Set_Reason")]
    [InlineData("choose", "Reads below the class", "", true, "#Set_ReviewOn")]
    [InlineData("end", "Goes well", "", true, "#Choice_Pupils")]
    public async Task A_choice_without_pupils_reason_or_review_is_refused_and_the_ticks_stay(
        string act,
        string reason,
        string review,
        bool ticks,
        string field
    )
    {
        var answer = await ChooseAsync(act, reason, review, ticks ? [Brodie] : []);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(field, page.QuerySelector(".ds_error-summary a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(field));
        Assert.Equal(
            ticks,
            RowIn(page, "Not chosen", Brodie)!.QuerySelector("input")!.HasAttribute("checked")
        );
        Assert.False(await IsMemberAsync(Brodie));
    }

    private async Task<bool> IsMemberAsync(SchoolPupil pupil)
    {
        var head = await site.AsAsync(StaffKeys.Head);
        return Rows(await head.PageAsync("/vulnerable-groups?group=ASN"))
            .Any(row => Names(row, pupil));
    }

    private async Task<HttpResponseMessage> ChooseAsync(
        string act,
        string reason,
        string review,
        params SchoolPupil[] pupils
    )
    {
        var page = await sfll.PageAsync(Address);
        return await SubmitAsync(
            page,
            act,
            reason,
            review,
            [.. pupils.Select(pupil => IdOf(RowIn(page, "Not chosen", pupil)!))]
        );
    }

    private Task<HttpResponseMessage> SubmitAsync(
        IHtmlDocument page,
        string act,
        string reason,
        string review,
        params string[] ids
    ) =>
        sfll.SubmitAsync(
            page.QuerySelector("#choose")!,
            [
                ("Choice.Act", act),
                ("Set.Reason", reason),
                ("Set.ReviewOn", review),
                .. ids.Select(id => ("Choice.Pupils", (string?)id)),
            ]
        );

    private static string Heading(IHtmlDocument page) =>
        Words(Table(page, "Chosen")!.QuerySelector("caption")!);

    private static string IdOf(IElement row) => row.QuerySelector("input")!.GetAttribute("value")!;

    private static bool IsDue(IElement row) =>
        Words(Cell(row, "Chosen")).Contains("look again, due", StringComparison.Ordinal);

    private static IElement? Table(IHtmlDocument page, string heading) =>
        page.QuerySelectorAll("table.rows")
            .FirstOrDefault(table =>
                Words(table.QuerySelector("caption")!).StartsWith(heading, StringComparison.Ordinal)
            );

    private static IElement? RowIn(IHtmlDocument page, string heading, SchoolPupil pupil) =>
        Table(page, heading)?.QuerySelectorAll("tbody tr").FirstOrDefault(row => Names(row, pupil));
}
