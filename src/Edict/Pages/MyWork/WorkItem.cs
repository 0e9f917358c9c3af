using Edict.People;

namespace Edict.Pages.MyWork;

/// <summary>Something that needs the reader, and the one way to do it.</summary>
/// <param name="By">Puts it in order: the day on which it is due, or by which it should not wait longer.</param>
/// <param name="Due">When it is due, in words; empty for what has no day.</param>
/// <param name="Act">The words of the link.</param>
/// <param name="Pupil">The pupil whom it names; null for none.</param>
public sealed record WorkItem(
    string Words,
    DateOnly By,
    string Due,
    string Address,
    string Act,
    Guid? Pupil = null
)
{
    public bool IsOverdue(DateOnly today) => Due.Length > 0 && By < today;

    /// <summary>Such as <c>due on Friday 5 February, in 3 days</c>.</summary>
    public static string DueOn(DateOnly day, DateOnly today) =>
        (day.DayNumber - today.DayNumber) switch
        {
            0 => "due today",
            1 => "due tomorrow",
            > 1 and var days => $"due on {day:dddd d MMMM}, in {days} days",
            -1 => "was due yesterday",
            var days => $"was due on {day:dddd d MMMM}, {-days} days ago",
        };
}

/// <summary>For whom the work is gathered.</summary>
/// <param name="Reader">Null for somebody who sees no pupil's concerns.</param>
public sealed record Worker(SignedIn Person, Visibility Sight, ReaderSight? Reader, DateOnly Today);
