using Edict.Data;
using Edict.Exporting;
using Edict.Pages.Imports;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Schools;

/// <summary>The classes of the session, with their teachers and how many are in them.</summary>
[TypeFilter<OfficeOnly>]
public sealed class ClassesModel(ClassDesk desk) : PageModel, ITabled
{
    [BindProperty(SupportsGet = true, Name = "subject")]
    public Guid? Subject { get; set; }

    [BindProperty(SupportsGet = true, Name = "stage")]
    public Stage? Stage { get; set; }

    [BindProperty]
    public ClassForm Add { get; set; } = new();

    /// <summary>Those of the subject and the stage that were asked for.</summary>
    public IReadOnlyList<ClassShown> Classes { get; private set; } = [];

    public IReadOnlyList<Subject> Subjects { get; private set; } = [];

    public string About => "the classes of the session";

    public ExportedTable Table =>
        new(
            "Classes",
            ["Class", "Subject", "Stages", "Pupils", "Teachers"],
            [
                .. Classes.Select(row =>
                    (ExportedCell[])
                        [
                            row.Class.Name,
                            row.Subject.Name,
                            string.Join(", ", row.Stages),
                            row.Pupils.Count,
                            string.Join(", ", row.Teachers),
                        ]
                ),
            ]
        );

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await desk.AddAsync(Add) is not { } refused)
        {
            TempData["Message"] = $"{Add.Name!.Trim()} is added. Say who teaches it.";
            return RedirectToPage(new { subject = Add.Subject });
        }

        ModelState.AddModelError(refused.Field, refused.Words);
        await ShowAsync();
        return this.Refused();
    }

    private async Task ShowAsync()
    {
        Subjects = await desk.SubjectsAsync();
        Classes =
        [
            .. (await desk.LoadAsync()).Where(row =>
                (Subject is null || row.Subject.Id == Subject)
                && (Stage is not { } stage || row.Stages.Contains(stage))
            ),
        ];
    }
}
