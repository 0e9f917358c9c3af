using Edict.People;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Protocol;

/// <summary>The school's protocol: every sentence, who does it, and the page where it is done.</summary>
public sealed class IndexModel(Reader reader) : PageModel
{
    private Visibility sight = null!;

    public IReadOnlyList<Part> Parts => SchoolProtocol.Parts;

    public int NotYet => Parts.Sum(part => part.Sentences.Count(line => line.NotYet is not null));

    public async Task OnGetAsync() => sight = await reader.SightAsync();

    /// <summary>Whether the reader may open the page where something is done.</summary>
    public bool MayOpen(string address) =>
        Place.Of(sight).Any(place => place.Holds(address.Split('?')[0]));
}
