using Edict.Demonstration;
using Edict.Overview;
using Edict.Pages.Concerns;
using Edict.Pages.Overview;
using Edict.Protocol;
using Microsoft.AspNetCore.WebUtilities;

namespace Edict.Tests.Pages;

/// <summary>
/// Every figure of the overview is the number of pupils of the list behind it, whoever reads and whatever they chose, in a
/// school in which people are kept from pupils and pupils are restricted.
/// </summary>
public class OverviewFiguresTests(MarkedSchool marked) : IClassFixture<MarkedSchool>
{
    private const string English = "English";

    public static TheoryData<string> Readers =>
        [
            StaffKeys.Head,
            StaffKeys.YearHeadS1S2,
            StaffKeys.YearHeadS3S4,
            StaffKeys.YearHeadS5S6,
            StaffKeys.SupportForLearning,
            StaffKeys.CurriculumLeader(English),
            StaffKeys.CurriculumLeader("Science"),
            StaffKeys.PupilSupportLeader("Bavelaw"),
        ];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Every_figure_equals_the_list_behind_it_for_every_pair_of_filters(string key)
    {
        var (school, staffId) = await marked.ReadAsync(key);
        var lists = new Dictionary<string, int>(StringComparer.Ordinal);
        var figures = 0;

        foreach (var filter in Pairs(school.SeenBy(staffId, null)))
        {
            foreach (var figure in FiguresOf(filter, school, staffId))
            {
                figures++;
                if (!lists.TryGetValue(figure.Address, out var listed))
                {
                    lists[figure.Address] = listed = ListBehind(figure, school, staffId);
                }

                Assert.True(
                    listed == figure.Count,
                    $"{key}, {filter.AddressAt("/overview")}: {figure.Count} leads to {figure.Address} with {listed}"
                );
            }
        }

        Assert.True(figures > 50_000, $"{figures} figures were looked at.");
    }

    [Fact]
    public async Task Every_figure_of_a_faculty_and_of_a_cycle_opens_a_list_of_as_many()
    {
        var leader = await marked.Site.AsAsync(StaffKeys.CurriculumLeader("Science"));
        var head = await marked.Site.AsAsync(StaffKeys.YearHeadS3S4);
        var office = await marked.Site.AsAsync(StaffKeys.Office);
        var cycle = (await head.PageAsync("/cycles"))
            .QuerySelectorAll("tbody th a")
            .First(link => link.TextContent == "Senior 3")
            .GetAttribute("href")!;

        var ofFaculty = await WalkAsync(
            leader,
            "/faculty-rag",
            "a[href*='rag=']",
            "tr[data-pupil]"
        );
        var ofCycles = await WalkAsync(
            head,
            "/cycles",
            "[data-label=Reported] a",
            "#classes tbody tr"
        );
        var ofCycle = await WalkAsync(head, cycle, "main a[href$='#classes']", "#classes tbody tr");

        Assert.True(ofFaculty > 15, $"{ofFaculty} figures of the faculty");
        Assert.True(ofCycles > 4, $"{ofCycles} figures of the cycles");
        Assert.True(ofCycle > 30, $"{ofCycle} figures of the cycle");
        Assert.Empty((await office.PageAsync(cycle)).QuerySelectorAll("a[href$='#classes']"));
    }

    [Fact]
    public async Task The_figures_are_not_all_nothing()
    {
        var (school, staffId) = await marked.ReadAsync(StaffKeys.Head);

        var figures = FiguresOf(new(), school, staffId).ToList();

        Assert.True(figures.Count(figure => figure.Count > 0) > 300);
    }

    /// <summary>No filter, each filter alone, and every pair of two values of different kinds.</summary>
    private static IEnumerable<ConcernFilter> Pairs(SeenCycle seen)
    {
        Func<ConcernFilter, ConcernFilter>[][] kinds =
        [
            [.. seen.Choices.Stages.Select(Set((filter, value) => filter with { Stage = value }))],
            [
                .. seen.Choices.Faculties.Select(
                    Set((filter, value) => filter with { Faculty = value })
                ),
            ],
            [.. seen.Choices.Houses.Select(Set((filter, value) => filter with { House = value }))],
            [
                .. seen
                    .Choices.RegistrationClasses.Take(1)
                    .Concat(seen.Choices.Classes.Take(1))
                    .Select(Set((filter, value) => filter with { Class = value })),
            ],
            [.. FilterForm.Groups.Select(Set((filter, value) => filter with { Group = value }))],
            [
                .. FilterForm.EachLevel.Select(level =>
                    (Func<ConcernFilter, ConcernFilter>)(filter => filter with { Level = level })
                ),
            ],
            [.. FilterForm.Reasons.Select(Set((filter, value) => filter with { Reason = value }))],
            [.. FilterForm.Statuses.Select(Set((filter, value) => filter with { Status = value }))],
        ];
        yield return new();
        for (var one = 0; one < kinds.Length; one++)
        {
            foreach (var first in kinds[one])
            {
                yield return first(new());
                foreach (var second in kinds.Skip(one + 1).SelectMany(kind => kind))
                {
                    yield return second(first(new()));
                }
            }
        }
    }

    private static Func<string, Func<ConcernFilter, ConcernFilter>> Set(
        Func<ConcernFilter, string, ConcernFilter> with
    ) => value => filter => with(filter, value);

    private static IEnumerable<Figure> FiguresOf(
        ConcernFilter filter,
        SchoolReading school,
        Guid staffId
    )
    {
        var figures = new Figures(filter, school.SeenBy(staffId, null));
        FigureTable[] tables =
        [
            figures.ByLevel(),
            figures.ByStanding(),
            figures.ByReason(),
            figures.ByLane(),
            figures.ByFaculty(),
        ];
        return tables
            .SelectMany(table => table.Rows)
            .SelectMany(row => row.Figures)
            .OfType<Figure>()
            .Concat(
                figures
                    .ByGroup()
                    .SelectMany(group =>
                        new[] { group.Concerns, group.Members, group.Monitored, group.Unknown }
                    )
                    .OfType<Figure>()
            )
            .Concat(
                figures
                    .Heats.SelectMany(heat => heat.Rows)
                    .SelectMany(row => row.Cells)
                    .SelectMany(cell => new[] { cell.Tracked, cell.Unknown })
            )
            .Concat(
                Trend
                    .Of(filter, school, staffId)
                    .SelectMany(trend => trend.Points)
                    .SelectMany(point => point.ByLevel.Append(point.All).Append(point.Reported))
            );
    }

    /// <summary>Opens the list behind each figure of a page, counts its rows, and says how many figures there were.</summary>
    private static async Task<int> WalkAsync(
        Browser browser,
        string address,
        string figures,
        string rows
    )
    {
        var links = (await browser.PageAsync(address)).QuerySelectorAll(figures);
        foreach (var link in links)
        {
            var list = link.GetAttribute("href")!;
            var page = await browser.PageAsync(list);
            Assert.Equal(
                (list, int.Parse(link.TextContent.Split(' ')[0])),
                (list, page.QuerySelectorAll(rows).Length)
            );
        }

        return links.Length;
    }

    /// <summary>How many rows the list has, read from the address as the page reads it.</summary>
    private static int ListBehind(Figure figure, SchoolReading school, Guid staffId)
    {
        var query = QueryHelpers.ParseQuery(
            figure.Address[figure.Address.IndexOf('?', StringComparison.Ordinal)..]
        );
        var filter = new ConcernFilter
        {
            Cycle = Value("cycle") is { } cycle ? Guid.Parse(cycle) : null,
            Stage = Value("stage"),
            Faculty = Value("faculty"),
            House = Value("house"),
            Class = Value("class"),
            Group = Value("group"),
            Level = Value("level") is { } level ? int.Parse(level) : null,
            Reason = Value("reason"),
            Status = Value("status"),
            Unknown = Value("unknown"),
            Report = Value("report"),
        };
        Assert.Equal(query.Count, filter.AsQuery().Count);
        return new Chosen(filter, school.SeenBy(staffId, school.CycleOf(filter.Cycle))).Rows.Count;

        string? Value(string name) =>
            query.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
