using Edict.Data;
using Edict.Exporting;
using Edict.Pages.Imports;
using Edict.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Schools;

/// <summary>The faculties, and which subjects of the session belong to each.</summary>
[TypeFilter<OfficeOnly>]
public sealed class SubjectsModel(SubjectDesk desk) : PageModel, ITabled
{
    [BindProperty]
    public FacultyForm Faculty { get; set; } = new();

    [BindProperty]
    public SubjectForm Subject { get; set; } = new();

    public SchoolSubjects There { get; private set; } = null!;

    /// <summary>Whether the form of a row came back as it was typed.</summary>
    public bool IsTyped(Subject subject) => IsRefused && Subject.Id == subject.Id;

    /// <summary>Whether the form of a row came back as it was typed.</summary>
    public bool IsTyped(Faculty faculty) => IsRefused && Faculty.Id == faculty.Id;

    private bool IsRefused => !ModelState.IsValid;

    public string About => "the faculties and subjects";

    /// <summary>A line a subject; a faculty without one has a line of its own.</summary>
    public ExportedTable Table =>
        new(
            "Subjects",
            ["Faculty", "Subject", "Classes"],
            [
                .. from faculty in There.Faculties
                from subject in There.Subjects[faculty.Id].DefaultIfEmpty()
                select subject is null
                    ? (ExportedCell[])[faculty.Name, "", ""]
                    : [faculty.Name, subject.Name, There.Classes.GetValueOrDefault(subject.Id)],
            ]
        );

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ? Page() : NotFound();

    public Task<IActionResult> OnPostFacultyAsync() => ActAsync(() => desk.SaveAsync(Faculty));

    public Task<IActionResult> OnPostSubjectAsync() => ActAsync(() => desk.SaveAsync(Subject));

    private async Task<IActionResult> ActAsync(Func<Task<Refusal?>> act)
    {
        if (await act() is not { } refused)
        {
            TempData["Message"] = "Saved.";
            return RedirectToPage();
        }

        ModelState.AddModelError(refused.Field, refused.Words);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync() ? Page() : NotFound();
    }

    private async Task<bool> ShowAsync()
    {
        There = (await desk.LoadAsync())!;
        return There is not null;
    }
}
