using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Protocol;

/// <summary>The school's protocol: every sentence, who does it, and the page where it is done.</summary>
public sealed class IndexModel : PageModel
{
    public IReadOnlyList<Part> Parts => SchoolProtocol.Parts;

    public int NotYet => Parts.Sum(part => part.Sentences.Count(line => line.NotYet is not null));
}
