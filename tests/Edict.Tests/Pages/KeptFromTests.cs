using System.Net;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Whoever is kept from a pupil, such as their own child, sees nothing of them anywhere, whatever their roles.</summary>
public sealed class KeptFromTests : IAsyncLifetime
{
    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;
    private static readonly string Leader = StaffKeys.CurriculumLeader("Mathematics");

    private readonly TestSite site = new();
    private Browser head = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        head = await site.AsAsync(StaffKeys.Head);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_leader_who_says_so_of_themselves_finds_the_pupil_in_no_page_list_count_or_file()
    {
        var leader = await site.AsAsync(Leader);
        var address = await site.PageOfAsync(Ailsa.Scn);
        var before = Rows(await leader.PageAsync("/concerns"));
        Assert.Contains(before, row => Names(row, Ailsa));

        await leader.KeepFromAsync(Ailsa);

        var after = Rows(await leader.PageAsync("/concerns"));
        Assert.Equal(before.Count - 1, after.Count);
        Assert.DoesNotContain(after, row => Names(row, Ailsa));
        Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync(address));
        foreach (
            var file in new[]
            {
                "/concerns.csv",
                "/vulnerable-groups.csv",
                "/vulnerable-groups.csv?unknown=any",
            }
        )
        {
            Assert.DoesNotContain(
                Ailsa.Scn,
                await TextAsync(leader, file),
                StringComparison.Ordinal
            );
        }

        Assert.DoesNotContain(
            "Fraser, Ailsa",
            await TextAsync(leader, "/vulnerable-groups"),
            StringComparison.Ordinal
        );
        Assert.Contains(Rows(await head.PageAsync("/concerns")), row => Names(row, Ailsa));
    }

    [Fact]
    public async Task A_class_is_counted_without_the_pupil_for_who_is_kept_from_them_alone()
    {
        Guid cycle;
        await using (var db = await site.Data.Place.OpenAsync())
        {
            cycle = (await db.Cycles.SingleAsync(row => row.Name == "Senior 3", Cancel)).Id;
        }

        var leader = await site.AsAsync(Leader);
        var before = await PupilsInAsync(leader);

        await leader.KeepFromAsync(Ailsa);

        Assert.Equal(before - 1, await PupilsInAsync(leader));
        Assert.Equal(before, await PupilsInAsync(head));

        async Task<int> PupilsInAsync(Browser browser)
        {
            var row = (await browser.PageAsync($"/cycles/{cycle}"))
                .QuerySelectorAll("tbody tr")
                .Single(row => Words(row.QuerySelector("th")!) == "Mathematics 5MA1");
            var done = Words(row.QuerySelector("[data-label='Pupils done']")!);
            return int.Parse(done.Split(" of ")[1]);
        }
    }

    [Fact]
    public async Task The_search_by_name_shows_the_registration_class_and_finds_nobody_from_whom_one_is_kept()
    {
        var leader = await site.AsAsync(Leader);
        await leader.KeepFromAsync(Ailsa);

        var page = await leader.PageAsync("/school/kept-from");
        var found = await Browser.ReadAsync(
            await leader.SubmitAsync(page.QuerySelector("#find")!, ("Keep.Name", "ailsa fras"))
        );
        var morrisons = await Browser.ReadAsync(
            await leader.SubmitAsync(page.QuerySelector("#find")!, ("Keep.Name", "anna morr"))
        );

        Assert.DoesNotContain(
            Ailsa.RegistrationClass,
            Words(found.QuerySelector("#keep") ?? found.QuerySelector("[role=status]")!),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Morrison, Anna 1B1", "Morrison, Anna 1L2"],
            morrisons.QuerySelectorAll("#keep label.choice").Select(Words)
        );
    }

    [Fact]
    public async Task What_a_leader_would_lead_of_a_pupil_goes_one_level_up()
    {
        await (await site.AsAsync(Leader)).KeepFromAsync(Ailsa);
        var support = StaffKeys.PupilSupportLeader(Ailsa.House);

        var first = LedBy(await head.PageAsync("/concerns"));
        var theirs = Rows(await (await site.AsAsync(support)).PageAsync("/concerns?lead=me"));
        await (await site.AsAsync(support)).KeepFromAsync(Ailsa);
        var second = LedBy(await head.PageAsync("/concerns"));
        await (await site.AsAsync(StaffKeys.YearHeadS5S6)).KeepFromAsync(Ailsa);
        var third = LedBy(await head.PageAsync("/concerns"));

        Assert.StartsWith($"PSL {Ailsa.House}, for the CL: ", first, StringComparison.Ordinal);
        Assert.Contains(theirs, row => Names(row, Ailsa));
        Assert.StartsWith("Year head S5, for the CL: ", second, StringComparison.Ordinal);
        Assert.StartsWith("Leadership, for the CL: ", third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_else_sees_a_pupil_leaves_out_whoever_is_kept_from_them()
    {
        var address = await site.PageOfAsync(Ailsa.Scn);
        var name = DemonstrationSchool.Make().Staff.Single(person => person.Key == Leader).Name;
        var before = Words((await head.PageAsync(address)).QuerySelector("details.sight")!);

        await (await site.AsAsync(Leader)).KeepFromAsync(Ailsa);

        var after = Words((await head.PageAsync(address)).QuerySelector("details.sight")!);
        Assert.Contains(name, before, StringComparison.Ordinal);
        Assert.DoesNotContain(name, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_head_or_a_depute_takes_it_back_and_nobody_their_own()
    {
        var leader = await site.AsAsync(Leader);
        await leader.KeepFromAsync(Ailsa);
        await head.KeepFromAsync(TestSchool.BrodieKane);
        var button = $"Remove: {NameOf(Leader)}, Fraser, Ailsa {Ailsa.RegistrationClass}";
        var own = await leader.PageAsync("/school/kept-from");
        var page = await head.PageAsync("/school/kept-from");

        var ownRow = await head.SubmitAsync(
            page.FormOf(button),
            ("id", await MarkOfAsync(TestSchool.BrodieKane))
        );
        var byThemself = await leader.PostFormAsync(
            "/school/kept-from?handler=Remove",
            ("id", await MarkOfAsync(Ailsa)),
            (
                "__RequestVerificationToken",
                own.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!
            )
        );
        var removed = await head.SubmitAsync(page.FormOf(button));

        Assert.Equal(HttpStatusCode.NotFound, ownRow.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, byThemself.StatusCode);
        Assert.Empty(own.QuerySelectorAll("table form"));
        Assert.Single(page.QuerySelectorAll("table form"));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(
            HttpStatusCode.OK,
            await leader.StatusAsync(await site.PageOfAsync(Ailsa.Scn))
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await head.StatusAsync(await site.PageOfAsync(TestSchool.BrodieKane.Scn))
        );
    }

    [Fact]
    public async Task The_head_says_it_of_a_colleague_and_it_does_not_hide_the_pupil_from_the_head()
    {
        await head.KeepFromAsync(Ailsa, NameOf(Leader));

        var leader = await site.AsAsync(Leader);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await leader.StatusAsync(await site.PageOfAsync(Ailsa.Scn))
        );
        Assert.Equal(HttpStatusCode.OK, await head.StatusAsync(await site.PageOfAsync(Ailsa.Scn)));
    }

    [Fact]
    public async Task The_head_who_is_kept_from_a_pupil_does_not_read_that_a_colleague_is_too()
    {
        await (await site.AsAsync(Leader)).KeepFromAsync(Ailsa);
        await head.KeepFromAsync(Ailsa);

        var page = await head.PageAsync("/school/kept-from");

        Assert.DoesNotContain(
            NameOf(Leader),
            Words(page.QuerySelector("main table")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_holds_no_role_finds_no_names_there() =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await (await site.AsAsync(StaffKeys.CurriculumLeaderLanguages)).StatusAsync(
                "/school/kept-from"
            )
        );

    [Fact]
    public async Task A_search_too_short_and_a_pupil_not_chosen_are_refused_with_what_was_typed()
    {
        var page = await head.PageAsync("/school/kept-from");

        var tooShort = await head.SubmitAsync(page.QuerySelector("#find")!, ("Keep.Name", "a"));
        var found = await Browser.ReadAsync(
            await head.SubmitAsync(page.QuerySelector("#find")!, ("Keep.Name", "Fraser"))
        );
        var notChosen = await head.SubmitAsync(found.QuerySelector("#keep")!, ("Keep.Pupil", null));

        Assert.Equal(HttpStatusCode.BadRequest, tooShort.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, notChosen.StatusCode);
        var again = await Browser.ReadAsync(notChosen);
        Assert.Equal("Fraser", again.QuerySelector("#Keep_Name")!.GetAttribute("value"));
        Assert.Equal(
            "#Keep_Pupil",
            again.QuerySelector(".ds_error-summary a")!.GetAttribute("href")
        );
    }

    [Theory]
    [InlineData("2027-01-11", "2027-02-01", "1 February 2027 is over: give a last day from today")]
    [InlineData("2027-02-02", "2027-02-01", "Give a last day that is not before the first")]
    [InlineData("2027-02-02", "abc", "“abc” cannot be read here")]
    public async Task A_last_day_that_cannot_be_is_refused_at_its_field(
        string from,
        string to,
        string words
    )
    {
        var page = await head.PageAsync("/school/kept-from");
        var found = await Browser.ReadAsync(
            await head.SubmitAsync(page.QuerySelector("#find")!, ("Keep.Name", "ailsa fras"))
        );
        var one = found.QuerySelector("#keep label.choice input")!.GetAttribute("value");

        var answer = await head.SubmitAsync(
            found.QuerySelector("#keep")!,
            ("Keep.Pupil", one),
            ("Keep.From", from),
            ("Keep.To", to)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = Assert.Single(
            (await Browser.ReadAsync(answer)).QuerySelectorAll(".ds_error-summary a")
        );
        Assert.Equal("#Keep_To", fault.GetAttribute("href"));
        Assert.StartsWith(words, Words(fault), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await head.StatusAsync(await site.PageOfAsync(Ailsa.Scn)));
    }

    /// <summary>The id of the one mark that keeps somebody from a pupil.</summary>
    private async Task<string> MarkOfAsync(SchoolPupil pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var mark = await db.KeptFrom.SingleAsync(
            row => db.Pupils.Any(one => one.Id == row.PupilId && one.Scn == pupil.Scn),
            Cancel
        );
        return mark.Id.ToString();
    }

    private static string NameOf(string key) =>
        DemonstrationSchool.Make().Staff.Single(person => person.Key == key).Name;

    private static string LedBy(AngleSharp.Html.Dom.IHtmlDocument page) =>
        Words(Cell(RowOf(page, Ailsa), "Who leads"));

    private static async Task<string> TextAsync(Browser browser, string address) =>
        await (await browser.GetAsync(address)).Content.ReadAsStringAsync(Cancel);
}
