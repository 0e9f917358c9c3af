using Edict.Overview;
using Edict.Pages.Overview;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>Every piece of the look in every state, in the demonstration.</summary>
public sealed class LookModel(SiteOptions options) : PageModel
{
    public IReadOnlyList<TrackedCourse> Courses { get; } =
    [
        Course("", null, Rating(Reasons.Effort, 3), Rating(Reasons.Homework, 3)),
        Course("N5", null, Rating(Reasons.Behaviour, 4, 1), Rating(Reasons.Effort, 3, 2)),
        Course("H", null, Fall(3, 4)),
        Course(
            "N5",
            "H",
            new(new(Clause.P2, Reasons.WorkingGrade, 0, 7, null), null, false, null),
            Fall(4, 7)
        ),
    ];

    public BarChart Bars { get; } =
        new(
            "Concerns by level",
            [new("S1", [("bar-1", 8), ("bar-2", 4), ("bar-3", 2)]), new("S2", [("bar-1", 3)])]
        );

    public LineChart Lines { get; } =
        new(
            "Share of concerns",
            [new("All", "line-all", [("Senior 1", 28), ("Senior 2", 41), ("Senior 3", null)])]
        );

    public IActionResult OnGet()
    {
        if (!options.IsDemonstration)
        {
            return NotFound();
        }

        TempData["Message"] = "The next step was added for 3 pupils.";
        ModelState.AddModelError("Note", "Write what was agreed, in a line or two");
        ModelState.AddModelError("ReviewDate", "Choose a review date after today");
        return Page();
    }

    private static TrackedCourse Course(
        string level,
        string? before,
        params ReasonSaid[] reasons
    ) => new("Mathematics", level, Guid.Empty, "Mathematics", reasons, before);

    private static ReasonSaid Rating(Reasons reason, byte value, byte? before = null) =>
        new(new(Clause.P1, reason, 0, value, null), null, false, before);

    private static ReasonSaid Fall(byte from, byte to) =>
        new(
            new(Clause.P3, Reasons.Deterioration, 0, to, new PreviousGrade(from, 0)),
            "Senior 1",
            false,
            null
        );
}
