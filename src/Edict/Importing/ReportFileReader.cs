using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What a reading of reports asks of its files.</summary>
/// <param name="FacultyNeeded">Whether a missing column or a blank is an error: so where no school's own subject list can fill it.</param>
/// <param name="WorstGrade">The worst working grade of the policy's scale.</param>
/// <param name="TakesLetterGrades">Whether a working grade such as A2 is taken by its number: so where the office says it.</param>
public readonly record struct ReportDemands(
    bool FacultyNeeded,
    byte WorstGrade,
    bool TakesLetterGrades = false
);

/// <summary>Reads a reports file whole, with every fault of every row.</summary>
public sealed class ReportFileReader
{
    private static readonly Field[] Ratings = [Field.Effort, Field.Behaviour, Field.Homework];

    private readonly Table table;
    private readonly Names names;
    private readonly ReportDemands demands;
    private readonly Faults faults;
    private readonly Cells cells;
    private readonly ReportRows rows = new(withPeople: true);
    private readonly Dictionary<int, (Stage Stage, int Line)> stages = [];
    private readonly Dictionary<(int Pupil, int Subject, int Level, int Class), ReportRow> seen =
    [];
    private readonly OneName session;
    private readonly OneName cycle;
    private bool hasNeeded;

    private ReportFileReader(Table table, Names names, ReportDemands demands, Faults faults)
    {
        (this.table, this.names, this.demands, this.faults) = (table, names, demands, faults);
        cells = new(table, faults);
        session = new(
            table,
            Field.Session,
            faults,
            SessionName.IsOne,
            "expected a session such as 2026-27"
        );
        cycle = new(table, Field.Cycle, faults, _ => true, "");
    }

    /// <summary>Reads a file. Whether its rows can be used is for <paramref name="faults"/> to say.</summary>
    public static ReportFile Read(string path, Names names, ReportDemands demands, Faults faults)
    {
        using var table = Table.Open(path, FieldNames.Reports, faults);
        return Read(table, Path.GetFileName(path), names, demands, faults);
    }

    /// <summary>Reads a file as the office asks for it.</summary>
    public static ReportFile Read(
        ImportAsked asked,
        Names names,
        ReportDemands demands,
        Faults faults
    )
    {
        using var table = asked.Open(faults);
        return Read(table, asked.Said.FileName, names, demands, faults);
    }

    private static ReportFile Read(
        Table? table,
        NamedFile file,
        Names names,
        ReportDemands demands,
        Faults faults
    ) =>
        table is null
            ? new(file, new(withPeople: false), null, null)
            : new ReportFileReader(table, names, demands, faults).Read();

    private ReportFile Read()
    {
        var errors = faults.Errors.Count;
        hasNeeded = HasNeededColumns();
        while (table.Header.HasAny && table.Read())
        {
            ReadRow();
        }

        cells.WarnOfFailedScnChecks();
        WarnOfLetterGrades();
        if (rows.Count == 0 && faults.Errors.Count == errors)
        {
            faults.Error(
                new(
                    table.File,
                    null,
                    null,
                    null,
                    "the file holds no report; expected at least one row below the header"
                )
            );
        }

        return new(table.File, rows, session.Value, cycle.Value)
        {
            SessionLine = session.Line,
            Columns = table.Header.InOrder,
            LetterGrades = cells.LetterGrades,
        };
    }

    private void WarnOfLetterGrades()
    {
        if (demands.TakesLetterGrades && cells.LetterGrades > 0)
        {
            var taken =
                cells.LetterGrades == 1
                    ? "1 grade is a letter and a band"
                    : $"{cells.LetterGrades} grades are a letter and a band";
            faults.Warn(
                new(
                    table.File,
                    null,
                    table.Header.NameOf(Field.WorkingGrade),
                    null,
                    $"{taken}, taken by the number alone"
                )
            );
        }
    }

    private bool HasNeededColumns()
    {
        var all = table.HasNeeded(
            demands.FacultyNeeded
                ? [Field.Scn, Field.Stage, Field.Subject, Field.Faculty]
                : [Field.Scn, Field.Stage, Field.Subject]
        );
        if (Ratings.Any(table.Header.Has))
        {
            return all;
        }

        faults.Error(
            new(
                table.File,
                table.HeaderLine,
                "Effort, Behaviour, Homework",
                null,
                "the columns are missing; expected at least one of the three"
            )
        );
        return false;
    }

    private void ReadRow()
    {
        if (cells.IsNoPupil())
        {
            return;
        }

        var errors = faults.Errors.Count;
        cells.CheckTexts();
        var scn = table.Header.Has(Field.Scn) ? cells.Scn() : 0;
        var stage = table.Header.Has(Field.Stage) ? cells.Stage() : Stage.None;
        cells.RequireGiven(Field.Subject, "the subject is missing; expected a text");
        if (demands.FacultyNeeded)
        {
            cells.RequireGiven(Field.Faculty, "the faculty is missing; expected a text");
        }

        var isKnown = hasNeeded && faults.Errors.Count == errors;
        var marks = ReadMarks();
        session.Meet();
        cycle.Meet();
        if (isKnown)
        {
            Keep(scn, stage, marks);
        }
    }

    private Marks ReadMarks() =>
        new(
            cells.Rating(Field.Effort),
            cells.Rating(Field.Behaviour),
            cells.Rating(Field.Homework),
            cells.WorkingGrade(demands.WorstGrade, demands.TakesLetterGrades)
        );

    private void Keep(int scn, Stage stage, Marks marks)
    {
        var school = names.School(table[Field.School]);
        var row = new ReportRow(
            table.Line,
            names.Pupil(school, scn),
            school,
            stage,
            names.Faculties.Add(table[Field.Faculty]),
            names.Subjects.Add(table[Field.Subject]),
            names.Levels.Add(table[Field.Level]),
            names.Classes.Add(table[Field.Class]),
            marks,
            names.PeopleIn(table)
        );
        if (IsInOneStage(row) && !IsRepeat(row))
        {
            rows.Add(row);
        }
    }

    private bool IsInOneStage(in ReportRow row)
    {
        if (
            !stages.TryAdd(row.Pupil, (row.Stage, row.Line))
            && stages[row.Pupil] is var first
            && first.Stage != row.Stage
        )
        {
            cells.Error(
                Field.Stage,
                $"the pupil is in {first.Stage} on {table.File.Place(first.Line)}; expected one stage in a file"
            );
            return false;
        }

        return true;
    }

    private bool IsRepeat(in ReportRow row)
    {
        var key = (
            row.Pupil,
            names.Subjects.NameOf(row.Subject),
            names.Levels.NameOf(row.Level),
            names.Classes.NameOf(row.Class)
        );
        if (seen.TryAdd(key, row))
        {
            return false;
        }

        var first = seen[key];
        if (SaysTheSame(first, row))
        {
            cells.WarnOfRepeat(first.Line);
        }
        else
        {
            cells.Error(
                Field.Scn,
                $"a second report for the same pupil, subject, level and class as {table.File.Place(first.Line)}, with other values; expected one"
            );
        }

        return true;
    }

    private bool SaysTheSame(in ReportRow one, in ReportRow other) =>
        one.Marks == other.Marks
        && one.Person == other.Person
        && names.Faculties.NameOf(one.Faculty) == names.Faculties.NameOf(other.Faculty);
}
