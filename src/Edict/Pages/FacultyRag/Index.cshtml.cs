using Edict.Auditing;
using Edict.Judging;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.FacultyRag;

/// <summary>Every pupil of whom a faculty's judgement is asked, one line each, for its CL to judge.</summary>
[RequestFormLimits(ValueCountLimit = WebSite.MostRowsOfAForm)]
public sealed class IndexModel(
    Reader reader,
    RagReader ragReader,
    FromClasses classes,
    RagDesk desk,
    Looks looks
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Cycle { get; set; }

    /// <summary>A faculty's name, for who is CL of several.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Faculty { get; set; }

    /// <summary>The word of a part of the list, by what is judged; null for everybody who is asked about.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Rag { get; set; }

    [BindProperty]
    public RagForm Form { get; set; } = new();

    public FacultyJudged Judged { get; private set; } = null!;

    public JudgingList List => Judged.Listed;

    /// <summary>What was changed where the form came back.</summary>
    private IReadOnlyDictionary<(Guid Pupil, Guid Cycle), RagFormRow> changed =
        new Dictionary<(Guid, Guid), RagFormRow>();

    public ShownPupil Shown(PupilToJudge pupil, int at) =>
        Judged.Shown(pupil, at, changed.GetValueOrDefault((pupil.Row.Pupil.Id, pupil.Cycle.Id)));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await GatherAsync() is { } refused)
        {
            return refused;
        }

        await looks.ListAsync($"the RAG of faculty {Judged.Faculty.Id}: {Judged.HowMany}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await GatherAsync() is { } refused)
        {
            return refused;
        }

        var (changes, faults) = Form.Block is { } block
            ? (RagForm.OfBlock(List, block), [])
            : Form.Read(List);
        foreach (var (field, words) in faults)
        {
            ModelState.AddModelError(field, words);
        }

        if (faults.Count > 0)
        {
            changed = Form.Changed();
            return Refused(StatusCodes.Status400BadRequest);
        }

        return await SaveAsync(changes);
    }

    private async Task<IActionResult> SaveAsync(IReadOnlyList<RagChange> changes)
    {
        if (await desk.SaveAsync(SignedIn.Of(User), Judged.Faculty.Id, changes) is not { } answer)
        {
            return Forbid();
        }

        if (answer is { Contested.Count: 0, Faults.Count: 0 })
        {
            TempData["Message"] =
                answer.Saved.Count == 1 ? "Saved: 1 RAG." : $"Saved: {answer.Saved.Count} RAGs.";
            return RedirectToPage(
                new
                {
                    Cycle,
                    Faculty,
                    Rag,
                }
            );
        }

        foreach (var fault in answer.Faults)
        {
            ModelState.AddModelError("", fault);
        }

        foreach (var contested in answer.Contested)
        {
            var name = Judged.Reader.School.Pupils[contested.Pupil].ListNameWithClass;
            ModelState.AddModelError("", $"{name}: {contested.Words} Yours was not saved.");
        }

        return await GatherAsync() ?? Refused(StatusCodes.Status409Conflict);
    }

    private PageResult Refused(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    /// <returns>Null where the page can be shown.</returns>
    private async Task<IActionResult?> GatherAsync()
    {
        if (await reader.GatherAsync() is not { } gathered || gathered.Sight.Judges.Count == 0)
        {
            return Forbid();
        }

        var rags = await ragReader.OfAsync(gathered.School);
        if (FacultyJudged.Of(gathered, rags, Faculty, Cycle, Rag) is not { } judged)
        {
            return NotFound();
        }

        Judged = await classes.BesideAsync(SignedIn.Of(User).SchoolId, judged);
        return null;
    }
}
