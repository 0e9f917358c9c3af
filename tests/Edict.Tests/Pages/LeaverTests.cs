using System.Net;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>A pupil who has left is in nothing of now; what is closed keeps them, and says so.</summary>
public sealed class LeaverTests : IAsyncLifetime
{
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

    private readonly TestSite site = new();
    private Browser head = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        head = await site.AsAsync(StaffKeys.Head);
        office = new(await site.AsAsync(StaffKeys.Office));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Whoever_has_left_is_out_of_the_list_and_the_counts_of_now_and_back_after_an_undo()
    {
        var before = await head.PageAsync("/concerns");
        var import = await LeaveAsync(Brodie);
        var after = await head.PageAsync("/concerns");
        var file = await TextAsync("/concerns.csv");
        await office.UndoAsync(import);

        Assert.Contains(Rows(before), row => Names(row, Brodie));
        Assert.DoesNotContain(Rows(after), row => Names(row, Brodie));
        Assert.DoesNotContain(Brodie.Scn, file, StringComparison.Ordinal);
        Assert.Equal(Level3(before) - 1, Level3(after));
        Assert.Contains(Rows(await head.PageAsync("/concerns")), row => Names(row, Brodie));
    }

    [Fact]
    public async Task A_closed_cycle_keeps_whoever_left_later_and_says_when()
    {
        await LeaveAsync(Brodie);
        var closed = await AddressOfAsync("BGE 2");

        var row = RowOf(await head.PageAsync(closed), Brodie);
        var file = await TextAsync(closed.Replace("/concerns", "/concerns.csv"));

        Assert.Contains("left on 2 February 2027", Words(row), StringComparison.Ordinal);
        Assert.Contains(
            $"{Brodie.Scn},S2,{Brodie.RegistrationClass},{Brodie.House},2027-02-02,BGE 2",
            file,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_open_cycle_is_of_now()
    {
        var open = await AddressOfAsync("Senior 3 (open)");
        var before = await head.PageAsync(open);

        await LeaveAsync(TestSchool.AilsaFraser);

        Assert.Contains(Rows(before), row => Names(row, TestSchool.AilsaFraser));
        Assert.DoesNotContain(
            Rows(await head.PageAsync(open)),
            row => Names(row, TestSchool.AilsaFraser)
        );
    }

    [Fact]
    public async Task The_page_of_a_leaver_says_so_and_speaks_of_the_last_cycle_they_were_part_of()
    {
        var jamie = await PageOfAsync(TestSchool.JamieTodd);
        await LeaveAsync(TestSchool.AilsaFraser);

        var ailsa = await PageOfAsync(TestSchool.AilsaFraser);

        Assert.Contains("Jamie Todd left on 27 November 2026.", jamie, StringComparison.Ordinal);
        Assert.Contains("Ailsa Fraser left on 2 February 2027.", ailsa, StringComparison.Ordinal);
        Assert.Contains("in Senior 2", ailsa, StringComparison.Ordinal);
        Assert.DoesNotContain("so far", ailsa, StringComparison.Ordinal);
    }

    /// <summary>The office takes in a file without the pupil, and says that they have left.</summary>
    /// <returns>The address of the import.</returns>
    private async Task<string> LeaveAsync(SchoolPupil pupil)
    {
        var draft = await office.UploadPupilsAsync(PupilsExport.Without([pupil]));
        return await office.TakeInAsync(await office.AnswerAsync(draft, pupil, "Has left"));
    }

    private async Task<string> AddressOfAsync(string cycle)
    {
        var page = await head.PageAsync("/concerns");
        var option = page.QuerySelectorAll("#cycle option")
            .Single(option => option.TextContent == cycle);
        return $"/concerns?cycle={option.GetAttribute("value")}";
    }

    private async Task<string> PageOfAsync(SchoolPupil pupil) =>
        Words((await head.PageAsync(await site.PageOfAsync(pupil.Scn))).QuerySelector("main")!);

    private async Task<string> TextAsync(string address)
    {
        var answer = await head.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static int Level3(IHtmlDocument page) =>
        int.Parse(Words(page.QuerySelector(".counts b")!));
}
