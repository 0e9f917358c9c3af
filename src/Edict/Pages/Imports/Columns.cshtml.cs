using Edict.Importing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Imports;

/// <summary>Which field each column of an upload holds: said once, remembered for its source.</summary>
[TypeFilter<OfficeOnly>]
[RequestSizeLimit(OfficeOnly.MostBytes)]
[RequestFormLimits(ValueCountLimit = WebSite.MostRowsOfAForm)]
public sealed class ColumnsModel(Desk desk) : PageModel
{
    public ImportSaid Said { get; private set; } = null!;

    public IReadOnlyList<ColumnOfFile> Columns { get; private set; } = [];

    /// <summary>Whether the file names too few columns for anybody to know that this is its header.</summary>
    public bool IsGuessed { get; private set; }

    public IReadOnlyList<Field> Fields { get; private set; } = [];

    /// <summary>In the order of <see cref="Columns"/>; empty for a column that is not read.</summary>
    [BindProperty]
    public List<Field?> Holds { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await LoadAsync(id) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await LoadAsync(id) is not { } draft)
        {
            return NotFound();
        }

        SayTwice();
        if (!ModelState.IsValid || Holds.Count != Columns.Count)
        {
            return this.Refused();
        }

        var columns = Columns
            .Zip(Holds)
            .ToDictionary(
                said => FieldNames.Folded(said.First.Header),
                said => said.Second is { } field && Fields.Contains(field) ? field : (Field?)null
            );
        await desk.SayAsync(draft, Said with { Columns = columns });
        await ColumnMemory.KeepAsync(desk.Db, desk.SchoolId, draft.Kind, Said.Source, columns);
        TempData["Message"] =
            Said.Source.Length == 0
                ? "The columns are remembered for files without a source."
                : $"The columns are remembered for {Said.Source}.";
        return RedirectToPage("Draft", new { id });
    }

    private void SayTwice()
    {
        for (var column = 0; column < Holds.Count; column++)
        {
            if (Holds[column] is { } field && Holds.IndexOf(field) < column)
            {
                ModelState.AddModelError(
                    $"Holds[{column}]",
                    $"{FieldNames.Of(field)[0]} is chosen for two columns: choose it for one"
                );
            }
        }
    }

    private async Task<Data.ImportDraft?> LoadAsync(Guid id)
    {
        if (await desk.DraftAsync(id) is not { } draft)
        {
            return null;
        }

        Said = Desk.SaidOf(draft);
        Columns = await desk.WithAsync(draft, ColumnsOfFile.ReadAsync);
        var fields = draft.Kind.Fields().Remembering(Said.Columns);
        Fields = [.. fields.All];
        IsGuessed = Columns.Count(column => fields.Knows(column.Header)) < Table.FewestNames;
        return draft;
    }
}
