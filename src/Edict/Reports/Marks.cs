using System.Text.Json.Serialization;
using Edict.Overview;

namespace Edict.Reports;

/// <summary>What a teacher says of a pupil, one column each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SheetColumn>))]
public enum SheetColumn
{
    Effort,
    Behaviour,
    Homework,
    WorkingGrade,
}

public static class SheetColumns
{
    /// <summary>The best is 1.</summary>
    public const int WorstRating = 4;

    /// <summary>The ratings, which are due for every pupil; a working grade is not, since some courses have none.</summary>
    public static IReadOnlyList<SheetColumn> Ratings { get; } =
    [SheetColumn.Effort, SheetColumn.Behaviour, SheetColumn.Homework];

    /// <summary>So many marks, in words.</summary>
    public static string Marks(int count) => count == 1 ? "1 mark" : $"{count} marks";

    /// <summary>As a table heads it.</summary>
    public static string Heading(this SheetColumn column) =>
        column == SheetColumn.WorkingGrade ? "Working grade" : column.ToString();

    public static string Words(this SheetColumn column) =>
        column == SheetColumn.WorkingGrade ? "working grade" : column.ToString().ToLowerInvariant();
}

/// <summary>The marks of one report; null where none is given.</summary>
public readonly record struct Marks(
    byte? Effort,
    byte? Behaviour,
    byte? Homework,
    byte? WorkingGrade
)
{
    public byte? this[SheetColumn column] =>
        column switch
        {
            SheetColumn.Effort => Effort,
            SheetColumn.Behaviour => Behaviour,
            SheetColumn.Homework => Homework,
            _ => WorkingGrade,
        };

    /// <summary>Whether every rating is given.</summary>
    public bool IsRated
    {
        get
        {
            var marks = this;
            return SheetColumns.Ratings.All(column => marks[column] is not null);
        }
    }

    public static Marks Of(CourseReport report) =>
        new(report.Effort, report.Behaviour, report.Homework, report.WorkingGrade);

    public Marks With(SheetColumn column, byte? mark) =>
        column switch
        {
            SheetColumn.Effort => this with { Effort = mark },
            SheetColumn.Behaviour => this with { Behaviour = mark },
            SheetColumn.Homework => this with { Homework = mark },
            _ => this with { WorkingGrade = mark },
        };
}
