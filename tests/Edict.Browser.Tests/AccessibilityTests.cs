using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

public class AccessibilityTests(RunningSchool school)
{
    /// <summary>A phone has the colours of a desk: each width is looked at once, and each scheme.</summary>
    public static TheoryData<Place, int, ColorScheme> Looks =>
        [
            .. Enum.GetValues<Place>()
                .SelectMany(place =>
                    new (Place, int, ColorScheme)[]
                    {
                        (place, 1280, ColorScheme.Light),
                        (place, 390, ColorScheme.Dark),
                    }
                ),
        ];

    /// <summary>
    /// All of a page, but one row of a long list in twenty: the others are made of the same pieces, and each costs time.
    /// </summary>
    private static readonly AxeRunContext Looked = new()
    {
        Include = [new("html")],
        Exclude = [new("table.rows tbody tr:not(:nth-child(20n + 1))")],
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_on_a_page(Place place, int width, ColorScheme scheme)
    {
        await using var window = await school.OpenAsync(place.Person(), new(width, scheme));
        await window.GoToAsync(place);

        var result = await window.Page.RunAxe(Looked);

        Assert.NotEmpty(result.Passes);
        Assert.Empty(
            result.Violations.Select(fault =>
                $"{fault.Id}: {fault.Help}: {fault.Nodes.Length} times, first {fault.Nodes[0].Html}"
            )
        );
    }
}
