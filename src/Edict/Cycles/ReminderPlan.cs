using Edict.Data;
using Edict.Mail;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Cycles;

/// <summary>A class that is not handed in, and who teaches it today.</summary>
public sealed record ClassToRemind(ClassProgress Class, IReadOnlyList<Guid> Teachers);

/// <summary>Who would be reminded of which classes: nobody where the reports come by file.</summary>
/// <param name="Classes">Those of which a teacher would be reminded.</param>
/// <param name="Untaught">Those that nobody teaches today: nobody is reminded of them.</param>
/// <param name="RemindedToday">Those of which somebody was reminded today already.</param>
public sealed record ReminderPlan(
    IReadOnlyList<ClassToRemind> Classes,
    IReadOnlyList<ClassProgress> Untaught,
    IReadOnlyList<ClassProgress> RemindedToday
)
{
    /// <summary>One letter goes to each.</summary>
    public IReadOnlyList<Guid> People => [.. Classes.SelectMany(row => row.Teachers).Distinct()];

    /// <param name="classes">The cycle's, as the reader counts them.</param>
    /// <param name="today">The classes of which somebody was reminded today.</param>
    public static ReminderPlan Of(
        SchoolReading school,
        Visibility sight,
        Cycle cycle,
        IEnumerable<ClassProgress> classes,
        IReadOnlySet<Guid> today
    )
    {
        var open = cycle.OpenStages;
        var teachers = school
            .Facts.Roles.Where(role => role.Post == Post.Teacher)
            .ToLookup(role => role.ClassId, role => role.StaffId);
        var asked = classes
            .Where(row =>
                !cycle.ComesByFile
                && !row.IsReported
                && (row.Due.Stages & open) != StageSet.None
                && sight.Chases(row.Due.InSight, row.Due.Stages)
            )
            .Select(row => new ClassToRemind(row, [.. teachers[row.Due.Class.Id].Distinct()]))
            .ToLookup(row =>
                today.Contains(row.Class.Due.Class.Id) ? Kind.Today
                : row.Teachers.Count == 0 ? Kind.Untaught
                : Kind.Remind
            );
        return new(
            [.. asked[Kind.Remind]],
            [.. asked[Kind.Untaught].Select(row => row.Class)],
            [.. asked[Kind.Today].Select(row => row.Class)]
        );
    }

    /// <summary>What one of its people is written.</summary>
    /// <param name="day">Today.</param>
    public Letter LetterTo(Guid staffId, string schoolName, Cycle cycle, DateOnly day)
    {
        var names = Classes
            .Where(row => row.Teachers.Contains(staffId))
            .Select(row => $"- {row.Class.Due.Name}");
        return new(
            LetterKind.Reminder,
            $"""
            Reports of {cycle.Name} at {schoolName} {(
                cycle.ClosesOn < day ? "were" : "are"
            )} due by {cycle.ClosesOn:dddd d MMMM yyyy}.

            Not handed in yet:
            {string.Join("\n", names)}

            In Edict, open Enter reports, fill in the class and hand it in.
            """
        );
    }

    private enum Kind
    {
        Remind,
        Untaught,
        Today,
    }
}
