using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>One way through the concerns: a filter that has a name of its own.</summary>
/// <param name="Filter">Of what was chosen, the place alone stays: cycle, stage, faculty, house and class.</param>
/// <param name="Count">How many pupils it shows.</param>
public sealed record Lane(string Name, ConcernFilter Filter, int Count, bool IsChosen)
{
    /// <summary>The lanes for one reader.</summary>
    /// <param name="leads">Whether the reader holds a post by which concerns are led; to the leadership falls what nobody else may lead.</param>
    /// <param name="highlighted">By the faculties' RAGs; the lane is left out where nobody is.</param>
    public static IReadOnlyList<Lane> Of(
        ConcernFilter chosen,
        SeenCycle seen,
        bool leads,
        RowSet highlighted
    )
    {
        var place = chosen.OfPlace();
        (string Name, ConcernFilter Filter)[] each =
        [
            ("All", place),
            .. leads || seen.Sets.LedByReader.Count > 0
                ? new[]
                {
                    ("I lead", place with { Lead = "me" }),
                    ("Led by others", place with { Lead = "others" }),
                }
                : [],
            .. LaneNames.Each.Select(lane => (Words(lane), place with { Reason = lane.Word() })),
            ("Vulnerable too", place with { Group = "any", Status = Chosen.AnyConcern }),
            .. highlighted.Count > 0
                ? new[] { ("Highlighted by RAG", place with { Rag = Highlighted.Word }) }
                : [],
        ];
        return
        [
            .. each.Select(lane => new Lane(
                lane.Name,
                lane.Filter,
                new Chosen(lane.Filter, seen, highlighted).Rows.Count,
                lane.Filter == chosen
            )),
        ];
    }

    public static string Words(Lanes lane) =>
        lane switch
        {
            Lanes.BelowAPass => "Below a pass",
            Lanes.SlippingByTwo => "Slipping by two or more",
            Lanes.Serious => "Serious: a 4",
            Lanes.SlippingByOne => "Slipping by one",
            Lanes.Again => "A 3 again",
            Lanes.Early => "Early: a 3",
            _ => "Level changed",
        };
}
