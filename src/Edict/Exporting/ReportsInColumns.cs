using Edict.Data;
using Edict.Importing;
using Edict.Protocol;
using Edict.Reports;

namespace Edict.Exporting;

/// <summary>Reports in the columns of a source, for the school's other programs: a row each, and nothing beside them.</summary>
public sealed record ReportsInColumns(School School, SourceColumns Source, ReportsOut Reports)
{
    private static readonly Field[] Marks =
    [
        Field.Effort,
        Field.Behaviour,
        Field.Homework,
        Field.WorkingGrade,
    ];

    /// <summary>The headings of the columns that Edict does not read: nothing stands under them.</summary>
    public IReadOnlyList<string> Empty =>
        [
            .. Source
                .Columns.Where(column => column.Field is null && column.Header.Length > 0)
                .Select(column => column.Header),
        ];

    /// <summary>What some report says and no column is for, by the usual names.</summary>
    public IReadOnlyList<string> Missing =>
        [
            .. new[] { Field.Level, Field.Class }
                .Concat(Marks)
                .Where(mark => Source.Columns.All(column => column.Field != mark))
                .Where(mark => Reports.Rows.Any(row => Cell(row, mark).Text.Length > 0))
                .Select(mark => FieldNames.Of(mark)[0]),
        ];

    /// <summary>What the audit log says of it.</summary>
    /// <param name="extension">Such as <c>.csv</c>.</param>
    public string About(string extension)
    {
        var stage = Reports.Stage == Stage.None ? "" : $" ({Reports.Stage.Word()})";
        return $"reports{extension} of cycle {Reports.Cycle.Id}{stage}: {Counted.Of(Reports.Rows.Count, "report")}";
    }

    /// <summary>What it is called: with the day, where a report may still change.</summary>
    public string Name(string extension, DateOnly day)
    {
        var stage = Reports.Stage == Stage.None ? "" : $" {Reports.Stage.Word()}";
        var asAt = Reports.MayChange ? $" as at {day:yyyy-MM-dd}" : "";
        return $"{Reports.Cycle.Name}{stage} reports{asAt}{extension}";
    }

    /// <summary>Under the headings as they came in, a row a report.</summary>
    public ExportedTable Table =>
        new(
            "Reports",
            [.. Source.Columns.Select(column => column.Header)],
            [
                .. Reports.Rows.Select(row =>
                    Source.Columns.Select(column => CellUnder(row, column)).ToArray()
                ),
            ]
        );

    private ExportedCell CellUnder(ReportOut row, FileColumn column) =>
        column.Field switch
        {
            null => "",
            Field.School when FieldNames.Folded(column.Header) is "seedcode" or "centre" =>
                School.SeedCode,
            { } field => Cell(row, field),
        };

    private ExportedCell Cell(ReportOut row, Field field) =>
        field switch
        {
            Field.School => School.Name,
            Field.Scn => row.Pupil.Scn,
            Field.Surname => row.Pupil.Surname,
            Field.Forename => row.Pupil.Forename,
            Field.Stage => row.Stage.Word(),
            Field.RegistrationClass => row.Pupil.RegistrationClass,
            Field.House => row.Pupil.House,
            Field.Subject => row.Subject.Name,
            Field.Faculty => row.Subject.Faculty,
            Field.Level => row.Report.Level,
            Field.Class => row.Class,
            Field.Teacher => row.Report.Teacher,
            Field.Effort => row.Report.Effort,
            Field.Behaviour => row.Report.Behaviour,
            Field.Homework => row.Report.Homework,
            Field.WorkingGrade => row.Report.WorkingGrade,
            Field.Session => Reports.Cycle.Session,
            Field.Cycle => Reports.Cycle.Name,
            _ => "",
        };
}
