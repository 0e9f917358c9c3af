using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Edict.People;
using Edict.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The front page: what needs one now, the most urgent first, with one way to do it.</summary>
public sealed class MyWorkTests : IAsyncLifetime
{
    private static readonly string Support = StaffKeys.PupilSupportLeader("Bavelaw");

    private readonly TestSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_teacher_finds_each_class_that_is_not_handed_in_with_the_days_that_are_left()
    {
        var teacher = await site.AsAsync(StaffKeys.Teacher("English", 1));

        var items = await ItemsAsync(teacher, "not handed in");

        var open = (await teacher.PageAsync("/reports")).QuerySelectorAll(".classes tbody tr");
        var waiting = open.Where(row => Words(row).EndsWith("not yet", StringComparison.Ordinal));
        Assert.NotEmpty(items);
        Assert.Equal(
            waiting.Select(row => row.QuerySelector("a")!.GetAttribute("href")).Order(),
            items.Select(LinkOf).Order()
        );
        Assert.All(
            items,
            item => Assert.Equal("due on Friday 5 February, in 3 days", Words(Cell(item, "When")))
        );
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync(LinkOf(items[0])));
    }

    [Fact]
    public async Task A_class_says_how_many_are_done_and_waits_no_more_when_it_is_handed_in()
    {
        var sheet = await OpenSheet.OpenAsync(
            await site.AsAsync(StaffKeys.Teacher("English", 5)),
            "5ME1"
        );
        await sheet.RateAllButAsync(1);
        var before = Words(Assert.Single(await ItemsAsync(sheet.Browser, "5ME1")));
        await sheet.RateAllButAsync(0);

        var taken = await sheet.Browser.SubmitAsync(
            (await sheet.Browser.PageAsync($"{sheet.Address}/hand-in")).QuerySelector("main form")!
        );

        var (all, page) = (sheet.Rows.Count, await sheet.Browser.PageAsync("/"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains($": {all - 1} of {all} pupils done", before, StringComparison.Ordinal);
        Assert.Empty(await ItemsAsync(sheet.Browser, "5ME1"));
        var handedIn = page.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href"));
        Assert.Contains(sheet.Address, handedIn);
        Assert.DoesNotContain(
            page.QuerySelectorAll(".work tbody tr").Select(LinkOf),
            handedIn.Contains
        );
    }

    [Fact]
    public async Task A_class_waits_again_where_a_mark_is_taken_out_after_it_was_handed_in()
    {
        var sheet = await OpenSheet.OpenAsync(
            await site.AsAsync(StaffKeys.Teacher("English", 5)),
            "5ME1"
        );
        await sheet.RateAllButAsync(0);
        await sheet.Browser.SubmitAsync(
            (await sheet.Browser.PageAsync($"{sheet.Address}/hand-in")).QuerySelector("main form")!
        );

        await sheet.SaveAsync(Guid.CreateVersion7(), (0, "Effort", 2, null));

        var all = sheet.Rows.Count;
        Assert.Contains(
            $": {all - 1} of {all} pupils done, handed in before all were",
            Words(Assert.Single(await ItemsAsync(sheet.Browser, "5ME1"))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_class_that_was_handed_in_waits_on_the_day_for_which_it_is_reopened()
    {
        var (teacher, head) = (
            await site.AsAsync(StaffKeys.Teacher("English", 1)),
            await site.AsAsync(StaffKeys.YearHeadS1S2)
        );
        var (cycle, taught) = await HandInWholeAsync("BGE 2", "1EN1");
        var before = await ItemsAsync(teacher, "1EN1");
        var form = (await head.PageAsync($"/cycles/{cycle}/classes/{taught}")).QuerySelector(
            "main form"
        )!;
        await head.SubmitAsync(form, ("Form.Reason", "Late marks"));

        var item = Assert.Single(await ItemsAsync(teacher, "1EN1"));

        var page = await teacher.PageAsync("/");
        Assert.Empty(before);
        Assert.StartsWith(
            "English 1EN1 takes reports again today due today",
            Words(item),
            StringComparison.Ordinal
        );
        Assert.Equal($"/reports/{cycle}/{taught}", LinkOf(item));
        Assert.DoesNotContain(
            LinkOf(item),
            page.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href"))
        );
        site.Clock.SetUtcNow(new(DemonstrationSchool.Now.AddDays(1), TimeSpan.Zero));
        Assert.Empty(await ItemsAsync(teacher, "1EN1"));
    }

    [Fact]
    public async Task The_SfLL_finds_the_reviews_that_are_due_first_and_as_many_as_the_shortlist_has()
    {
        var sfll = await site.AsAsync(StaffKeys.SupportForLearning);

        var page = await sfll.PageAsync("/");

        var item = Assert.Single(await ItemsAsync(sfll, "with additional support needs"));
        var heading = Words(
            (await sfll.PageAsync(LinkOf(item)))
                .QuerySelectorAll("caption")
                .Single(caption => Words(caption).StartsWith("Chosen", StringComparison.Ordinal))
        );
        var count = Words(item).Split(' ')[0];
        Assert.EndsWith($", {count} to look at again", heading, StringComparison.Ordinal);
        var rows = page.QuerySelectorAll(".work tbody tr");
        Assert.Equal("was due on Friday 29 January, 4 days ago", Words(Cell(rows[0], "When")));
    }

    [Fact]
    public async Task A_PSL_finds_each_pupil_whose_facts_are_to_be_looked_at_again_until_they_are()
    {
        var support = await site.AsAsync(Support);
        var items = await ItemsAsync(support, "set by hand");
        Assert.NotEmpty(items);

        var form = (await support.PageAsync(LinkOf(items[0]))).QuerySelector("#set")!;
        foreach (var what in new[] { "Sebn-1", "Pathway3-3" })
        {
            await support.SubmitAsync(
                form,
                ("Set.What", what),
                ("Set.Reason", "Goes on"),
                ("Set.ReviewOn", "2027-05-04")
            );
        }

        var left = await ItemsAsync(support, "set by hand");
        Assert.Equal(items.Count - 1, left.Count);
        Assert.DoesNotContain(left, item => LinkOf(item) == LinkOf(items[0]));
        var line = (await site.AuditAsync()).Last(row => row.What == "list");
        Assert.Matches("^my work: [0-9]+ pupils?$", line.About);
    }

    [Fact]
    public async Task Who_is_kept_from_a_pupil_is_not_asked_to_look_at_them_again()
    {
        var sfll = await site.AsAsync(StaffKeys.SupportForLearning);
        var before = await ItemsAsync(sfll, "set by hand");
        var pupil = Guid.Parse(LinkOf(before[0]).Split('/')[2]);

        var person = await site.PersonAsync(StaffKeys.SupportForLearning);
        await using (var db = await site.Data.Place.OpenAsync())
        {
            db.Add(
                new KeptFrom
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = db.Schools.Single().Id,
                    StaffId = person,
                    PupilId = pupil,
                    From = new(2027, 1, 1),
                    SetById = person,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(
            before.Skip(1).Select(LinkOf),
            (await ItemsAsync(sfll, "set by hand")).Select(LinkOf)
        );
    }

    [Fact]
    public async Task A_CL_finds_raised_pupils_RAGs_and_concerns_and_each_figure_is_its_lists()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));

        var raised = Assert.Single(await ItemsAsync(leader, "raised for the faculty meeting"));
        var led = Assert.Single(await ItemsAsync(leader, "that you lead"));
        var rags = await ItemsAsync(leader, "RAGs of English");

        Assert.Equal(
            Words(raised).Split(' ')[0],
            $"{(await leader.PageAsync(LinkOf(raised))).QuerySelectorAll("tr form").Length}"
        );
        Assert.Equal(
            Words(led).Split(' ')[0],
            $"{Rows(await leader.PageAsync(LinkOf(led))).Count}"
        );
        Assert.All(rags, item => Assert.Equal("/faculty-rag?faculty=English", LinkOf(item)));
        Assert.NotEmpty(rags);
    }

    [Fact]
    public async Task RAGs_say_how_many_are_left_and_by_the_first_of_their_days_until_all_are_set()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));
        var before = Assert.Single(await ItemsAsync(leader, "RAGs of "));
        var form = (await leader.PageAsync(LinkOf(before))).QuerySelector("#judging")!;
        var rows = form.QuerySelectorAll("tr[data-pupil]");
        var names = rows.Select(FieldOf).ToList();
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(row => row.Name == "BGE 2", Cancel);
        var first = rows.Count(row => row.GetAttribute("data-cycle") == $"{cycle.Id}");

        await leader.SubmitAsync(form, ($"{names[0]}.Rag", "G"));
        var left = Assert.Single(await ItemsAsync(leader, "RAGs of "));
        await leader.SubmitAsync(form, [.. names.Select(name => ($"{name}.Rag", (string?)"G"))]);

        Assert.StartsWith(
            $"RAGs of English: {rows.Length} of {rows.Length} pupils to set, {first} of them by 29 January was due on Friday 29 January, 4 days ago",
            Words(before),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            $"RAGs of English: {rows.Length - 1} of {rows.Length} pupils to set",
            Words(left),
            StringComparison.Ordinal
        );
        Assert.Empty(await ItemsAsync(leader, "RAGs of "));
    }

    [Fact]
    public async Task RAGs_of_a_cycle_that_is_judged_are_due_no_more()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));
        await using var db = await site.Data.Place.OpenAsync();
        var first = await db.Cycles.SingleAsync(row => row.Name == "BGE 2", Cancel);
        var form = (await leader.PageAsync("/faculty-rag")).QuerySelector("#judging")!;
        var names = form.QuerySelectorAll($"tr[data-cycle='{first.Id}']").Select(FieldOf).ToList();

        await leader.SubmitAsync(form, [.. names.Select(name => ($"{name}.Rag", (string?)"G"))]);

        var left = Assert.Single(await ItemsAsync(leader, "RAGs of "));
        Assert.Equal("due on Friday 12 February, in 10 days", Words(Cell(left, "When")));
    }

    [Fact]
    public async Task RAGs_that_can_no_longer_be_set_are_asked_for_no_more()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));
        await using var db = await site.Data.Place.OpenAsync();
        var broad = await db.Cycles.SingleAsync(row => row.Name == "BGE 2", Cancel);
        var senior = await db.Cycles.SingleAsync(row => row.Name == "Senior 3", Cancel);
        var open = (await leader.PageAsync("/faculty-rag"))
            .QuerySelectorAll($"#judging tr[data-cycle='{senior.Id}']")
            .Length;

        await ActAsync(broad, "collate");
        var left = Assert.Single(await ItemsAsync(leader, "RAGs of "));
        await ActAsync(senior, "close");
        await ActAsync(senior, "collate");

        Assert.StartsWith(
            $"RAGs of English: {open} of {open} pupils to set due on Friday 12 February",
            Words(left),
            StringComparison.Ordinal
        );
        Assert.Empty(await ItemsAsync(leader, "RAGs of "));
    }

    [Fact]
    public async Task A_concern_that_falls_to_the_leadership_waits_for_its_members()
    {
        var ailsa = TestSchool.AilsaFraser;
        foreach (
            var key in new[]
            {
                StaffKeys.CurriculumLeader("Mathematics"),
                StaffKeys.PupilSupportLeader(ailsa.House),
                StaffKeys.YearHeadS5S6,
            }
        )
        {
            await (await site.AsAsync(key)).KeepFromAsync(ailsa);
        }

        var head = await site.AsAsync(StaffKeys.Head);
        var led = Assert.Single(await ItemsAsync(head, "that you lead"));

        Assert.StartsWith("1 concern that you lead", Words(led), StringComparison.Ordinal);
        var list = await head.PageAsync(LinkOf(led));
        Assert.True(Names(Assert.Single(Rows(list)), ailsa));
        Assert.Equal("I lead 1", Words(list.QuerySelector(".lanes [aria-current]")!));
    }

    [Fact]
    public async Task The_head_finds_grants_that_wait_for_a_second_person_and_else_that_nothing_waits()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var before = Words((await head.PageAsync("/")).QuerySelector("main")!);
        var (office, teacher) = (
            await site.PersonAsync(StaffKeys.Office),
            await site.PersonAsync(StaffKeys.Teacher("English", 1))
        );
        await using (var db = await site.Data.Place.OpenAsync())
        {
            db.Add(
                new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = db.Schools.Single().Id,
                    StaffId = teacher,
                    Post = Post.SupportForLearning,
                    From = new(2027, 2, 2),
                    AskedById = office,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var item = Assert.Single((await head.PageAsync("/")).QuerySelectorAll(".work tbody tr"));

        Assert.Equal("My work Nothing needs you now.", before);
        Assert.StartsWith("1 grant of a role waits", Words(item), StringComparison.Ordinal);
        Assert.Equal("/school/people", LinkOf(item));
    }

    [Fact]
    public async Task A_year_head_who_is_of_the_leadership_too_still_closes_and_collates_their_own_stages()
    {
        site.Clock.SetUtcNow(new(DemonstrationSchool.Now.AddDays(7), TimeSpan.Zero));
        var head = await site.AsAsync(StaffKeys.YearHeadS3S4);
        var before = await ItemsAsync(head, " for S");
        var person = await site.PersonAsync(StaffKeys.YearHeadS3S4);
        await using (var db = await site.Data.Place.OpenAsync())
        {
            db.Add(
                new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = db.Schools.Single().Id,
                    StaffId = person,
                    Post = Post.Leadership,
                    From = new(2027, 2, 2),
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var after = await ItemsAsync(head, " for S");

        Assert.Contains(
            before.Select(row => Words(row)),
            item => item.StartsWith("Senior 3 is still open for S4 ", StringComparison.Ordinal)
        );
        Assert.Contains(
            before.Select(row => Words(row)),
            item =>
                item.StartsWith(
                    "BGE 2 is closed and not collated for S3 ",
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(before.Select(row => Words(row)), after.Select(row => Words(row)));
        Assert.Empty(await ItemsAsync(await site.AsAsync(StaffKeys.Head), " for S"));
    }

    [Fact]
    public async Task The_office_finds_letters_that_failed_before_the_posts_that_nobody_holds()
    {
        var office = await site.AsAsync(StaffKeys.Office);
        await using (var db = await site.Data.Place.OpenAsync())
        {
            var person = await SchoolMail.StaffAsync(db, StaffKeys.Office);
            db.Add(
                new OutboxMail
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = db.Schools.Single().Id,
                    MessageId = "<1@harlaw.example>",
                    Kind = LetterKind.Test,
                    Body = "A test",
                    StaffId = person,
                    Address = "office@harlaw.example",
                    CausedBy = person,
                    Because = "a test",
                    QueuedAt = DemonstrationSchool.Now,
                    State = MailState.Failed,
                    NextTryAt = DemonstrationSchool.Now,
                    LastFault = "no such mailbox",
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var rows = (await office.PageAsync("/")).QuerySelectorAll(".work tbody tr");

        Assert.Equal(["/mail", "/school/people"], rows.Select(LinkOf));
        Assert.StartsWith("1 letter could not be sent", Words(rows[0]), StringComparison.Ordinal);
        Assert.Contains("no CL Languages", Words(rows[1]), StringComparison.Ordinal);
        Assert.Contains(
            "no PSL: 1 pupil without a house",
            Words(rows[1]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_PSL_finds_whom_RAGs_highlight_without_a_concern()
    {
        var leader = await site.AsAsync(StaffKeys.PupilSupportLeader("Torduff"));
        var list = await leader.PageAsync("/concerns?rag=highlighted&house=Torduff");
        var kept = list.QuerySelectorAll("td[data-label=Was]").Length;

        var row = Assert.Single(await ItemsAsync(leader, "whom RAGs highlight"));

        Assert.StartsWith($"{kept} pupil", Words(row), StringComparison.Ordinal);
        Assert.Equal("/concerns?rag=highlighted", LinkOf(row));
        Assert.All(
            list.QuerySelectorAll("tr:has(td[data-label=Was]) td[data-label='Who leads']"),
            lead => Assert.Matches("^PSL Torduff: .+ keeps whom RAGs highlight$", Words(lead))
        );
    }

    [Fact]
    public async Task Who_holds_no_role_any_more_is_told_so()
    {
        var left = await site.AsAsync(StaffKeys.CurriculumLeaderLanguages);

        var page = await left.PageAsync("/");

        Assert.Contains(
            "You hold no role today",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    /// <summary>Says of everybody in a class that was handed in why there is no rating, so that nobody is without both.</summary>
    /// <returns>The ids of the cycle and of the class.</returns>
    private async Task<(Guid Cycle, Guid Class)> HandInWholeAsync(string cycleName, string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(row => row.Name == cycleName, Cancel);
        var taught = await db.Classes.SingleAsync(row => row.Name == name, Cancel);
        var pupils = await db
            .Reports.Where(row =>
                row.SubjectId == taught.SubjectId && row.ClassKey == taught.NameKey
            )
            .Select(row => row.PupilId)
            .Distinct()
            .ToListAsync(Cancel);
        db.AddRange(
            pupils.Select(pupil => new NotRated
            {
                SchoolId = cycle.SchoolId,
                CycleId = cycle.Id,
                ClassId = taught.Id,
                PupilId = pupil,
                Why = NoRating.Absent,
            })
        );
        await db.SaveChangesAsync(Cancel);
        return (cycle.Id, taught.Id);
    }

    /// <summary>Does an act on a whole cycle, as the head.</summary>
    private async Task ActAsync(Cycle cycle, string act)
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var page = await head.PageAsync($"/cycles/{cycle.Id}/{act}");
        var answer = await head.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<IReadOnlyList<IElement>> ItemsAsync(Browser browser, string words) =>
        [
            .. (await browser.PageAsync("/"))
                .QuerySelectorAll(".work tbody tr")
                .Where(row => Words(row).Contains(words, StringComparison.Ordinal)),
        ];

    /// <summary>The name of the fields of a pupil's line, without its last part.</summary>
    private static string FieldOf(IElement line)
    {
        var name = line.QuerySelector("input[type=hidden]")!.GetAttribute("name")!;
        return name[..name.LastIndexOf('.')];
    }

    private static string LinkOf(IElement row) => row.QuerySelector("a")!.GetAttribute("href")!;
}
