using System.ComponentModel.DataAnnotations;
using Edict.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Policies;

/// <summary>What is said beside the values of a policy that is to be kept.</summary>
public sealed class PolicyForm
{
    /// <summary>The version that was shown.</summary>
    public int Shown { get; set; }

    [Required(ErrorMessage = "Say why, for whoever reads this version later")]
    [StringLength(PolicyVersion.LongestWhy, ErrorMessage = "Say why in at most {1} characters")]
    public string? Why { get; set; }
}

/// <summary>The policy as a form: each value with its meaning, its range and what it is today.</summary>
[TypeFilter<PolicyReaders>]
public sealed class EditModel(PolicyDesk desk) : PageModel
{
    [BindProperty]
    public PolicyForm Form { get; set; } = new();

    public KeptPolicy Newest { get; private set; } = null!;

    /// <summary>What the fields show: what was typed where the form came back, else the policy.</summary>
    public PolicyValues Typed { get; private set; } = null!;

    public async Task OnGetAsync() => Show((await desk.VersionsAsync())[0]);

    public async Task<IActionResult> OnPostAsync()
    {
        var typed = PolicyValues.Of(Request.Form);
        if (!ModelState.IsValid)
        {
            Newest = (await desk.VersionsAsync())[0];
            return Refused(typed, StatusCodes.Status400BadRequest);
        }

        var outcome = await desk.KeepAsync(Form.Shown, typed, Form.Why!.Trim());
        if (outcome.Version is { } version)
        {
            TempData["Message"] =
                $"Kept as version {version}. Open cycles read it from now on, closed ones stay with theirs.";
            return RedirectToPage("Index");
        }

        foreach (var (field, words) in outcome.Refused)
        {
            ModelState.AddModelError(field, words);
        }

        Show(outcome.Newest);
        return Refused(
            outcome.Values,
            outcome.IsContested ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest
        );
    }

    private void Show(KeptPolicy newest)
    {
        (Newest, Typed) = (newest, newest.Values);
        Form.Shown = newest.Version;
    }

    private PageResult Refused(PolicyValues typed, int status)
    {
        Typed = typed;
        Response.StatusCode = status;
        return Page();
    }
}
