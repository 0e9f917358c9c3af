using Edict.Cycles;
using Edict.Exporting;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Cycles;

/// <summary>A cycle in the calendar.</summary>
/// <param name="Acts">What the reader can do with it now, each with its title.</param>
/// <param name="Classes">Of those that the reader is told of or counts; none for a cycle that has not opened.</param>
public sealed record CycleRow(
    CycleStanding Standing,
    IReadOnlyList<(CycleAct Act, string Title)> Acts,
    IReadOnlyList<ClassProgress> Classes
);

/// <summary>The session's calendar: each cycle with its days, how far it is, and what the reader can do with it.</summary>
public sealed class IndexModel(Reader reader, CycleCalendar calendar, Completeness completeness)
    : PageModel,
        ITabled
{
    private Visibility sight = null!;

    public string? Session { get; private set; }

    public IReadOnlyList<CycleRow> Rows { get; private set; } = [];

    /// <summary>The classes that take reports again today or later, with the names of the class and its cycle.</summary>
    public IReadOnlyList<(string Name, ReopenedClass Row)> Reopened { get; private set; } = [];

    /// <summary>Whether the reader sets up cycles: the office.</summary>
    public bool SetsUp { get; private set; }

    /// <summary>Whether the reader can look into a cycle.</summary>
    public bool LooksIn { get; private set; }

    /// <summary>Whether the reader is told of every class that a row counts, so that its figures open them.</summary>
    public bool IsToldOf(CycleRow row) =>
        row.Classes.All(one => sight.SeesProgressOf(one.Due.InSight, one.Due.Stages));

    public string About => "cycles";

    public ExportedTable Table =>
        new(
            "Cycles",
            [
                "Cycle",
                "Stages",
                "Opens",
                "Reports Due",
                "RAGs Due",
                "Summary Due",
                "State",
                .. LooksIn ? (string[])["Classes Reported", "Classes"] : [],
            ],
            [.. Rows.Select(Cells)]
        );

    private ExportedCell[] Cells(CycleRow row)
    {
        var cycle = row.Standing.Cycle;
        return
        [
            cycle.Name,
            cycle.Stages.Words(),
            $"{cycle.OpensOn:yyyy-MM-dd}",
            $"{cycle.ClosesOn:yyyy-MM-dd}",
            $"{cycle.RagsDueOn:yyyy-MM-dd}",
            $"{cycle.SummaryDueOn:yyyy-MM-dd}",
            row.Standing.StateInWords(),
            .. !LooksIn ? (ExportedCell[])[]
            : row.Classes.Count == 0 ? ["", ""]
            : [row.Classes.Count(one => one.IsReported), row.Classes.Count],
        ];
    }

    public async Task<IActionResult> OnGetAsync()
    {
        sight = await reader.SightAsync();
        if (!sight.HoldsRole)
        {
            return Forbid();
        }

        var person = SignedIn.Of(User);
        (SetsUp, LooksIn) = (sight.TakesInFiles, sight.SeesCompleteness);
        Session = (await calendar.SessionAsync(person.SchoolId))?.Name;
        var rows = new List<CycleRow>();
        foreach (var standing in await calendar.OfAsync(person.SchoolId))
        {
            rows.Add(
                new(standing, standing.ActsOf(sight), await completeness.OfAsync(standing.Cycle))
            );
        }

        Rows = rows;
        Reopened =
        [
            .. from reopened in await calendar.ReopenedAsync(person.SchoolId)
            where reopened.On >= calendar.Today
            from row in rows
            where row.Standing.Cycle.Id == reopened.CycleId
            from one in row.Classes
            where
                one.Due.Class.Id == reopened.ClassId
                && sight.SeesProgressOf(one.Due.InSight, one.Due.Stages)
            select ($"{one.Due.Name}, {row.Standing.Cycle.Name}", reopened),
        ];
        return Page();
    }
}
