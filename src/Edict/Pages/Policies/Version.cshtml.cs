using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Policies;

/// <summary>One version of the policy, and what differs from the one before it.</summary>
[TypeFilter<PolicyReaders>]
public sealed class VersionModel(PolicyDesk desk) : PageModel
{
    public KeptPolicy Kept { get; private set; } = null!;

    /// <summary>Null for the first.</summary>
    public KeptPolicy? Before { get; private set; }

    public IReadOnlyList<PolicyChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int version)
    {
        var versions = await desk.VersionsAsync();
        if (version == 0 || versions.FirstOrDefault(row => row.Version == version) is not { } kept)
        {
            return NotFound();
        }

        Kept = kept;
        Before = versions.FirstOrDefault(row => row.Version < version);
        Changes = Before is null ? [] : PolicyValues.Between(Before.Values, kept.Values);
        return Page();
    }
}
