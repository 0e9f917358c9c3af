using System.ComponentModel.DataAnnotations;
using Edict.Data;
using Edict.Exporting;
using Edict.Importing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Imports;

/// <summary>What the office uploads.</summary>
public sealed class UploadForm
{
    private const int LongestSource = 60;

    /// <summary>The kinds of file that are of no cycle.</summary>
    public static readonly IReadOnlyList<ImportKind> Kinds =
    [
        .. Enum.GetValues<ImportKind>().Where(kind => kind != ImportKind.Reports),
    ];

    /// <summary>One of <see cref="Kinds"/> in its word, or the id of the cycle whose reports the file holds.</summary>
    [Required(ErrorMessage = "Choose what the file holds")]
    public string? For { get; set; }

    /// <summary>Where the file comes from, as the office calls it.</summary>
    [StringLength(LongestSource, ErrorMessage = "Name the source in at most 60 characters")]
    [RegularExpression(@"\P{Cc}*", ErrorMessage = "Name the source without control characters")]
    public string? Source { get; set; }

    [Required(ErrorMessage = "Choose a file")]
    public IFormFile? File { get; set; }
}

/// <summary>The school's imports, and the form that begins one.</summary>
[TypeFilter<OfficeOnly>]
[RequestSizeLimit(OfficeOnly.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = OfficeOnly.MostBytes)]
public sealed class IndexModel(Desk desk) : PageModel, ITabled
{
    [BindProperty]
    public UploadForm Upload { get; set; } = new();

    public IReadOnlyList<Cycle> Cycles { get; private set; } = [];

    public IReadOnlyList<ListedImport> Imports { get; private set; } = [];

    public string About => "the imports";

    public ExportedTable Table => ImportLines.Of(Imports);

    public async Task OnGetAsync()
    {
        if (await desk.SessionAsync() is { } session)
        {
            Cycles = await desk.OpenCyclesAsync(session);
        }

        Imports = await ImportList.OfAsync(desk.Db, desk.SchoolId);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var session = await desk.SessionAsync();
        var cycles = session is null ? [] : await desk.OpenCyclesAsync(session);
        var cycle = cycles.FirstOrDefault(row => row.Id.ToString() == Upload.For);
        var kind = KindOf(cycle);
        if (Upload.For is not null && kind is null)
        {
            ModelState.AddModelError("Upload.For", "Choose what the file holds");
        }

        if (Upload.File?.Length > FileImport.MostBytes)
        {
            ModelState.AddModelError(
                "Upload.File",
                $"The file is too large: expected at most {FileImport.MostMegabytes} MB"
            );
        }

        if (!ModelState.IsValid || session is null || kind is null)
        {
            await OnGetAsync();
            return this.Refused();
        }

        return await KeepAsync(session, kind.Value, cycle);
    }

    /// <summary>Null where nobody chose what the file holds.</summary>
    private ImportKind? KindOf(Cycle? cycle) =>
        cycle is not null
            ? ImportKind.Reports
            : UploadForm
                .Kinds.Where(kind => kind.Word() == Upload.For)
                .Cast<ImportKind?>()
                .FirstOrDefault();

    private async Task<IActionResult> KeepAsync(Session session, ImportKind kind, Cycle? cycle)
    {
        var source = Upload.Source?.Trim() ?? "";
        var remembered = await ColumnMemory.OfAsync(desk.Db, desk.SchoolId, kind, source);
        using var bytes = new MemoryStream();
        await Upload.File!.CopyToAsync(bytes);
        var draft = await desk.KeepAsync(
            session,
            kind,
            cycle?.Id,
            bytes.ToArray(),
            new()
            {
                FileName = NameOf(Upload.File),
                Source = source,
                Columns = remembered,
                Asn = await ColumnMemory.AsnOfAsync(desk.Db, desk.SchoolId, kind, source),
            }
        );
        var columns = await desk.WithAsync(draft, ColumnsOfFile.ReadAsync);
        return columns.Any(column => column.Field is null) && remembered.Count == 0
            ? RedirectToPage("Columns", new { draft.Id })
            : RedirectToPage("Draft", new { draft.Id });
    }

    /// <summary>A file's name without its folders; a box stands for each control character, which no database need keep.</summary>
    private static string NameOf(IFormFile file) =>
        string.Concat(
            Path.GetFileName(file.FileName).Select(letter => char.IsControl(letter) ? '□' : letter)
        );
}
