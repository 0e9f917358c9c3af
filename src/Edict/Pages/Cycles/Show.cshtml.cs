using Edict.Cycles;
using Edict.Exporting;
using Edict.People;
using Edict.Protocol;
using Edict.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Cycles;

/// <summary>One cycle: its days and state, which classes have not reported yet, and its reports as a file.</summary>
public sealed class ShowModel(
    Reader reader,
    CycleCalendar calendar,
    Completeness completeness,
    BesideClasses beside,
    ReportsDesk reports
) : PageModel, ITabled
{
    private Visibility sight = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "")]
    public ProgressFilter Filter { get; set; } = new();

    public CycleStanding Standing { get; private set; } = null!;

    public IReadOnlyList<(CycleAct Act, string Title)> Acts { get; private set; } = [];

    /// <summary>The stages in which the reader is told of a class, or counts one.</summary>
    public IReadOnlyList<Stage> Columns { get; private set; } = [];

    public IReadOnlyList<FacultyProgress> Faculties { get; private set; } = [];

    public ProgressCount All { get; private set; }

    /// <summary>The classes that the reader is told of: those that have not reported yet first, by faculty and name.</summary>
    public IReadOnlyList<ClassProgress> Classes { get; private set; } = [];

    /// <summary>Those of them that are chosen.</summary>
    public IReadOnlyList<ClassProgress> Listed { get; private set; } = [];

    /// <summary>Whether every class that is counted is told of, so that a figure opens its classes: the office counts without being told.</summary>
    public bool TellsAll => Classes.Count == All.All;

    /// <summary>Those of them that were reopened, with the class's name.</summary>
    public IReadOnlyList<(string Name, ReopenedClass Row)> Reopened { get; private set; } = [];

    /// <summary>The files of its reports that the reader takes away: one a source of columns.</summary>
    public IReadOnlyList<ReportsInColumns> Files { get; private set; } = [];

    /// <summary>When somebody was last reminded of each class, UTC.</summary>
    public IReadOnlyDictionary<Guid, DateTime> Reminded { get; private set; } =
        new Dictionary<Guid, DateTime>();

    /// <summary>The classes with marks that came by a deliberate act, each told without a number: that would rank their teachers.</summary>
    public IReadOnlyDictionary<Guid, FilledCount> Filled { get; private set; } =
        new Dictionary<Guid, FilledCount>();

    /// <summary>Whether somebody could be reminded by the reader.</summary>
    public bool MayRemind =>
        sight.ChasesReports
        && All.All > All.Reported
        && Standing.Cycle is { IsClosed: false, ComesByFile: false };

    public bool MayReopen(ClassProgress row) => ReopeningDesk.MayReopen(sight, Standing, row.Due);

    public string About => $"the classes of {Standing.Cycle.Name}";

    /// <summary>The classes that the reader is told of, those that are chosen; for the office, which is told of none, how many are how far.</summary>
    public ExportedTable Table =>
        (Classes.Count > 0 ? ProgressLines.Of(this) : ProgressLines.OfCounts(this)) with
        {
            Chosen =
                $" of {Standing.Cycle.Name}"
                + (Filter.Words.Length > 0 ? $", only {Filter.Words}" : ""),
        };

    public async Task<IActionResult> OnGetAsync()
    {
        sight = await reader.SightAsync();
        if (!sight.SeesCompleteness)
        {
            return Forbid();
        }

        var schoolId = SignedIn.Of(User).SchoolId;
        if (await calendar.OneAsync(schoolId, Id) is not { } standing)
        {
            return NotFound();
        }

        (Standing, Acts) = (standing, standing.ActsOf(sight));
        Files = await reports.OfAsync(Id);
        var all = await completeness.OfAsync(standing.Cycle);
        Columns = [.. Stages.Each.Where(stage => all.Any(row => row.Due.Stages.Has(stage)))];
        (Faculties, All) = (FacultyProgress.Of(all, Columns), ProgressCount.Of(all));
        Classes =
        [
            .. all.Where(row => sight.SeesProgressOf(row.Due.InSight, row.Due.Stages))
                .OrderBy(row => row.IsReported),
        ];
        Listed = [.. Classes.Where(Filter.Lets)];
        Filled = await beside.FilledAsync(standing.Cycle, Classes);
        Reminded = await beside.RemindedAsync(standing.Cycle);
        var names = Classes.ToDictionary(row => row.Due.Class.Id, row => row.Due.Name);
        Reopened =
        [
            .. (await calendar.ReopenedAsync(schoolId))
                .Where(row => row.CycleId == Id && names.ContainsKey(row.ClassId))
                .Select(row => (names[row.ClassId], row)),
        ];
        return Page();
    }
}
