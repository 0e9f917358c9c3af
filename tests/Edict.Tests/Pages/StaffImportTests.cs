using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>A staff file on the page is held to the rules for grants: four posts wait for a second person, and none is one's own.</summary>
public sealed class StaffImportTests : IAsyncLifetime
{
    private const string Header = "Name,E-mail,Role,Faculty,House,Stages,From,To\n";

    private readonly TestSite site = new();
    private Browser office = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        office = await site.AsAsync(StaffKeys.Office);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_plan_says_which_roles_wait_and_they_give_no_sight_until_the_head_says_yes()
    {
        var plan = await PlanAsync(
            "Ms N New,n.new@harlaw.example,SfLL,,,,,\nMr B Bare,b.bare@harlaw.example,CL,Languages,,,,\n"
        );
        var taken = await office.SubmitAsync(plan.QuerySelector("#apply")!);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var sfll = await site.AsAsync("n.new");
        var leader = await site.AsAsync("b.bare");
        var asked = await sfll.StatusAsync("/concerns");
        var head = await site.AsAsync(StaffKeys.Head);
        var people = await head.PageAsync("/school/people");
        await head.SubmitAsync(
            people.QuerySelector("form[action*='handler=Decide']")!,
            ("yes", "true")
        );

        Assert.Contains(
            "1 role waits for a second person: the head or a depute says yes under People",
            Words(plan.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, asked);
        Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync("/concerns"));
        Assert.Equal(HttpStatusCode.OK, await sfll.StatusAsync("/concerns"));
    }

    [Fact]
    public async Task A_row_by_which_the_office_would_give_itself_a_role_is_a_fault_in_its_cell()
    {
        var plan = await PlanAsync(",office@harlaw.example,CL,Languages,,,,\n");

        var fault = Words(plan.QuerySelector("table.rows tbody tr")!);
        Assert.StartsWith(
            "line 2 E-mail office@harlaw.example nobody gives themself a role",
            fault,
            StringComparison.Ordinal
        );
        Assert.Null(plan.QuerySelector("#apply"));
    }

    [Fact]
    public async Task A_later_last_day_of_such_a_post_is_a_new_grant_and_not_a_correction()
    {
        var first = await PlanAsync(",sfll@harlaw.example,SfLL,,,,2026-08-17,2027-03-26\n");
        var ended = await office.SubmitAsync(first.QuerySelector("#apply")!);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

        var plan = await PlanAsync(",sfll@harlaw.example,SfLL,,,,2026-08-17,2027-06-25\n");

        Assert.Contains(
            "it ends on 2027-03-26; a later day is a new grant",
            Words(plan.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "sfll@harlaw.example,SfLL,,,,2026-08-17,2027-03-26",
        "SfLL: to give it back needs a second person; give it anew under People"
    )]
    [InlineData("psl-bavelaw@harlaw.example,PSL,,Bavelaw,,2026-08-17,2027-03-26", null)]
    public async Task An_undo_gives_no_role_back_that_needs_a_second_person(
        string row,
        string? refused
    )
    {
        var import = await TakeInAsync($",{row}\n");

        var page = await office.PageAsync(import);
        var undone = await UndoAsync(page, import);

        Assert.Equal(
            refused is null ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest,
            undone.StatusCode
        );
        Assert.Equal(
            refused is not null,
            Words((await Browser.ReadAsync(undone)).Body!)
                .Contains("Nothing was undone", StringComparison.Ordinal)
        );
        Assert.Equal(
            refused is not null,
            Words(page.QuerySelector("main")!)
                .Contains(refused ?? "cannot be undone", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_undo_gives_nobody_their_own_role_back()
    {
        var colleague = await site.AsAsync("office-2");
        await TakeInAsync(",office@harlaw.example,CL,Languages,,,2026-08-17,\n", colleague);
        var import = await TakeInAsync(
            ",office@harlaw.example,CL,Languages,,,2026-08-17,2027-03-26\n"
        );

        var own = await UndoAsync(await office.PageAsync(import), import);
        var colleagues = await colleague.SubmitAsync(
            (await colleague.PageAsync(import)).QuerySelector("main form")!
        );

        Assert.Contains(
            "Nothing was undone: nobody gives themself a role",
            Words((await Browser.ReadAsync(own)).QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, colleagues.StatusCode);
    }

    /// <returns>The address of the import.</returns>
    private async Task<string> TakeInAsync(string rows, Browser? by = null)
    {
        var taken = await (by ?? office).SubmitAsync(
            (await PlanAsync(rows, by)).QuerySelector("#apply")!
        );
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        return taken.Headers.Location!.ToString();
    }

    /// <summary>Presses the button, and where there is none sends what it would.</summary>
    private async Task<HttpResponseMessage> UndoAsync(IHtmlDocument page, string import)
    {
        if (page.QuerySelector("main form") is { } form)
        {
            return await office.SubmitAsync(form);
        }

        var token = (await office.PageAsync("/imports"))
            .QuerySelector("main [name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        return await office.PostFormAsync(import, ("__RequestVerificationToken", token));
    }

    private async Task<IHtmlDocument> PlanAsync(string rows, Browser? by = null)
    {
        var browser = by ?? office;
        var form = (await browser.PageAsync("/imports")).QuerySelector("main form")!;
        var answer = await browser.UploadAsync(
            form,
            ("Upload.File", "staff.csv", Encoding.UTF8.GetBytes(Header + rows)),
            ("Upload.For", "staff")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await browser.PageAsync(answer.Headers.Location!.ToString());
    }
}
