using Edict.Auditing;
using Edict.Data;
using Edict.Exporting;
using Edict.People;
using Edict.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Reports;

/// <summary>A class as a grid: its teacher types the marks of a cycle.</summary>
[RequestFormLimits(ValueCountLimit = WebSite.MostRowsOfAForm)]
public sealed class SheetModel(
    ClassSheets sheets,
    SheetDesk desk,
    DeliberateActs acts,
    Reader reader,
    Looks looks
) : PageModel, ITabled
{
    private bool tellsOfOthers;

    [BindProperty(SupportsGet = true)]
    public Guid Cycle { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Whether the reader asks for groups and what helps: a class that is filled in shows neither until then.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Groups { get; set; }

    /// <summary>What is shown below each name, where it was asked for.</summary>
    public IReadOnlyDictionary<Guid, BesideName> Beside { get; private set; } =
        new Dictionary<Guid, BesideName>();

    [BindProperty]
    public SheetForm Form { get; set; } = new();

    public ClassSheet Sheet { get; private set; } = null!;

    /// <summary>Which marks came by a deliberate act.</summary>
    public FilledMarks Filled { get; private set; } = FilledMarks.None;

    /// <summary>The act that a cell's mark came by; null for one that came otherwise.</summary>
    public Entered? ActOf(SheetRow row, SheetColumn column) =>
        Filled.ActOf(new(row.Pupil.Id, row.LevelKey, column), row.Now[column]);

    public string About => $"the sheet of {Sheet.Name}, {Sheet.Cycle.Name}";

    public ExportedTable Table => SheetLines.Of(Sheet);

    public Guid PersonId => SignedIn.Of(User).StaffId;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is not { } sheet)
        {
            return NotFound();
        }

        Sheet = sheet;
        await looks.ListAsync(Groups ? $"{About}, with groups" : About);
        if (Groups && await reader.GatherAsync() is { } gathered)
        {
            Beside = BesideName.Of(gathered, sheet.Rows.Select(row => row.Pupil));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is not { } sheet)
        {
            return NotFound();
        }

        Sheet = sheet;
        var (changes, faults) = Form.Read(sheet);
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field, fault.Words);
        }

        return faults.Count > 0
            ? Refused(StatusCodes.Status400BadRequest)
            : await SaveAsync(changes);
    }

    /// <summary>The marks that a save is held against: those that were shown, or those of others where the page tells of them.</summary>
    public Marks Seen(SheetRow row) => tellsOfOthers ? row.Now : Form.Seen(row);

    private async Task<IActionResult> SaveAsync(IReadOnlyList<CellChange> changes)
    {
        try
        {
            var person = SignedIn.Of(User);
            var batch = new CellBatch(Form.Batch, Entered.Typed, changes);
            var answer = await desk.SaveAsync(person, Cycle, Id, batch);
            if (answer is null)
            {
                return NotFound();
            }

            if (answer.Contested.Count + answer.Faults.Count == 0)
            {
                TempData["Message"] = $"Saved: {SheetColumns.Marks(answer.Saved.Count)}.";
                return RedirectToPage();
            }

            foreach (var cell in answer.Contested)
            {
                ModelState.AddModelError("", WordsOf(cell));
            }

            foreach (var fault in answer.Faults)
            {
                ModelState.AddModelError("", fault);
            }
        }
        catch (CycleClosedException closed)
        {
            ModelState.AddModelError("", closed.Message);
        }

        tellsOfOthers = true;
        Sheet = (await ReadAsync())!;
        return Refused(StatusCodes.Status409Conflict);
    }

    private string WordsOf(CellContested cell)
    {
        var name = Sheet.RowOf(cell.Pupil, cell.Level)?.Pupil.ListNameWithClass;
        return $"{name}, {cell.Column.Words()}: {cell.Words} Save again to keep yours.";
    }

    private PageResult Refused(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task<ClassSheet?> ReadAsync()
    {
        var person = SignedIn.Of(User);
        Filled = await acts.OfAsync(person.SchoolId, Cycle, Id);
        return await sheets.OfAsync(person, Cycle, Id);
    }
}
