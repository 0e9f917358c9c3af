using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Policies;

/// <summary>The school's policy in words, every version of it, and by which of them each cycle is judged.</summary>
[TypeFilter<PolicyReaders>]
public sealed class IndexModel(PolicyDesk desk, Reader reader) : PageModel
{
    /// <summary>Of how many pupils each faculty's CL is asked now; none before a session has begun.</summary>
    public IReadOnlyList<AskedOfFaculty> Asked { get; private set; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<KeptPolicy> Versions { get; private set; } = [];

    public IReadOnlyList<Cycle> Cycles { get; private set; } = [];

    public KeptPolicy Newest => Versions[0];

    /// <summary>The version by which a cycle is judged: an open one by the newest, a closed one by that of its closing.</summary>
    public int VersionOf(Cycle cycle) =>
        (
            cycle.ClosedAt is { } closed ? Versions.FirstOrDefault(row => row.At <= closed) : Newest
        )?.Version
        ?? 0;

    public async Task OnGetAsync()
    {
        Versions = await desk.VersionsAsync();
        Cycles = (await reader.SchoolAsync()).Cycles;
        if (await reader.GatherAsync() is { } sight)
        {
            Asked = AskedOfFaculty.Of(sight, await reader.RagsAsync());
        }
    }
}
