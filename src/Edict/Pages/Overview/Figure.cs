namespace Edict.Pages.Overview;

/// <summary>A number of pupils, and the address of the list that holds just these.</summary>
/// <param name="First">With the others what narrows the list, each made by <see cref="ListAddress.Query"/> or empty.</param>
public readonly record struct Figure(
    int Count,
    ListAddress List,
    string First,
    string Second = "",
    string Third = ""
)
{
    /// <summary>Put together when it is asked for: most figures of a page are 0, and lead nowhere.</summary>
    public string Address => List.Of(First, Second, Third);
}

/// <summary>Figures in rows and columns.</summary>
public sealed record FigureTable(
    string Caption,
    string RowsAre,
    IReadOnlyList<string> Columns,
    IReadOnlyList<FigureRow> Rows
);

/// <param name="Figures">Null where the thing cannot be: a working grade in the broad general education.</param>
public sealed record FigureRow(string Name, IReadOnlyList<Figure?> Figures);

/// <summary>One vulnerable group against the others.</summary>
/// <param name="Members">All that have a report, of whom the concerns are a share.</param>
/// <param name="Monitored">Members without a tracked report; null where a status is chosen.</param>
/// <param name="Unknown">Of whom it is not known; null where that cannot be asked.</param>
public sealed record GroupFigures(
    string Name,
    Figure Concerns,
    Figure Members,
    Figure? Monitored,
    Figure? Unknown
)
{
    /// <summary>Of the table of all groups.</summary>
    public const string Caption = "Vulnerable groups against all others";

    /// <summary>In whole percent; null for a group without a member.</summary>
    public int? Percent => Share.Percent(Concerns.Count, Members.Count);
}

/// <summary>A part of a whole.</summary>
public static class Share
{
    /// <summary>In whole percent; null of nothing.</summary>
    public static int? Percent(int part, int whole) =>
        whole == 0 ? null : (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
}

/// <summary>How many of those of whom it is known are tracked for one reason, in one place.</summary>
/// <param name="Known">The pupils of whom it can be told: the tracked are among them.</param>
/// <param name="Unknown">The pupils who have a report here of whom nobody can tell.</param>
/// <param name="RestsOnOneTeacher">Such a place is counted in its faculty's total alone: no page compares teachers.</param>
public readonly record struct HeatCell(
    Figure Tracked,
    int Known,
    Figure Unknown,
    bool RestsOnOneTeacher
)
{
    /// <summary>What is said in the place of a figure that rests on one teacher.</summary>
    public const string OneTeacher =
        "Rests on one teacher, or may: counted in the faculty's total alone";

    private const int Steps = 5;
    private const double WidestStep = 0.08;

    /// <summary>The share in whole percent; null where nothing is known.</summary>
    public int? Percent => Share.Percent(Tracked.Count, Known);

    /// <summary>How strongly the cell is tinted, from 0 for nothing tracked to 5.</summary>
    public int Step =>
        Tracked.Count == 0
            ? 0
            : Math.Min(Steps, 1 + (int)((double)Tracked.Count / Known / WidestStep));

    public bool IsEmpty => Known == 0 && Unknown.Count == 0;
}

/// <summary>One reason over stages and faculties.</summary>
/// <param name="Columns">The faculties.</param>
public sealed record HeatTable(
    string Caption,
    IReadOnlyList<string> Columns,
    IReadOnlyList<HeatRow> Rows
);

public sealed record HeatRow(string Name, IReadOnlyList<HeatCell> Cells);
