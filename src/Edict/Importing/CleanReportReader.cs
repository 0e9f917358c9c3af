using System.Text;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>
/// Reads a reports file in which nothing is wrong, as nearly all are, at about the speed of its parsing. At the first thing
/// that would have to be spoken of it gives up, and <see cref="ReportFileReader"/> reads the file again with care.
/// </summary>
public sealed class CleanReportReader
{
    /// <summary>About as many bytes as a short row has: for how many rows to make room at first.</summary>
    private const int BytesOfRow = 64;

    private readonly CleanTable table;
    private readonly CleanReportColumns columns;
    private readonly CleanPupilCells pupil;
    private readonly CleanCourseCells courses;
    private readonly ReportDemands demands;
    private readonly Names names;
    private readonly ReportRows rows;
    private string? session;
    private int? sessionLine;
    private string? cycle;
    private int failedScnChecks;

    private CleanReportReader(CleanTable table, Names names, ReportDemands demands)
    {
        (this.table, this.names, this.demands) = (table, names, demands);
        columns = new(table.Header);
        pupil = new(table, names);
        courses = new(table, names, demands.FacultyNeeded);
        rows = new(withPeople: false, (int)(table.Length / BytesOfRow) + 1);
    }

    /// <summary>
    /// Reads a table of one row that is always the same. What only a first reading has to do is then done, which takes as
    /// long as all the rows of a school.
    /// </summary>
    public static FileRead<ReportFile>? ReadOneRow()
    {
        const string Table = """
            SCN,Stage,Faculty,Subject,Level,Class,Effort,Behaviour,Homework,Working Grade
            123456785,S4,Languages,Gàidhlig,N5,4GA1,1,2,3,4
            """;
        var demands = new ReportDemands(
            FacultyNeeded: true,
            Policy.Default.Track.WorkingGradeWorst
        );
        return CleanTable.Read(
            new MemoryStream(Encoding.UTF8.GetBytes(Table)),
            TextFile.Utf8,
            "",
            "",
            FieldNames.Reports,
            Reading("", demands)
        );
    }

    /// <summary>Reads a file; null where it needs the careful reading.</summary>
    /// <param name="blankSchool">The school that a blank means; empty where a blank is a school of its own.</param>
    public static FileRead<ReportFile>? TryRead(
        string path,
        string blankSchool,
        ReportDemands demands
    ) =>
        CleanTable.TryRead(
            path,
            blankSchool,
            FieldNames.Reports,
            Reading(Path.GetFileName(path), demands)
        );

    private static Func<CleanTable, Names, Faults, ReportFile?> Reading(
        NamedFile name,
        ReportDemands demands
    ) =>
        (table, names, faults) =>
            HasNeeded(table.Header, demands)
            && new CleanReportReader(table, names, demands) is var reader
            && reader.TryRead()
                ? reader.File(name, faults)
                : null;

    private static bool HasNeeded(Header header, ReportDemands demands) =>
        header.Has(Field.Scn)
        && header.Has(Field.Stage)
        && header.Has(Field.Subject)
        && (header.Has(Field.Faculty) || !demands.FacultyNeeded)
        && (header.Has(Field.Effort) || header.Has(Field.Behaviour) || header.Has(Field.Homework));

    private ReportFile File(NamedFile name, Faults faults)
    {
        Cells.WarnOfFailedScnChecks(name, table.Header, failedScnChecks, faults);
        return new(name, rows, session, cycle) { SessionLine = sessionLine };
    }

    private bool TryRead()
    {
        while (table.Read())
        {
            if (!TryTake())
            {
                return false;
            }
        }

        return table.IsClean && rows.Count > 0 && rows.HasNoRepeat(names);
    }

    private bool TryTake()
    {
        if (
            table.Width > table.Header.Width
            || !pupil.TryRead()
            || !courses.TryRead(out var course)
            || !TryReadMarks(out var marks)
            || !IsOne(table[columns.Session], ref session, SessionName.IsOne)
            || !IsOne(table[columns.Cycle], ref cycle, _ => true)
        )
        {
            return false;
        }

        sessionLine ??= session is null ? null : table.Line;
        failedScnChecks += pupil.Checks ? 0 : 1;
        rows.Add(
            new(
                table.Line,
                pupil.Pupil,
                pupil.School,
                pupil.Stage,
                course.Faculty,
                course.Subject,
                course.Level,
                course.Class,
                marks,
                default
            )
        );
        return true;
    }

    private bool TryReadMarks(out Marks marks)
    {
        var isRead =
            CellValues.TryDigit(table[columns.Effort], 4, out var effort)
            & CellValues.TryDigit(table[columns.Behaviour], 4, out var behaviour)
            & CellValues.TryDigit(table[columns.Homework], 4, out var homework)
            & CellValues.TryDigit(table[columns.WorkingGrade], demands.WorstGrade, out var grade);
        marks = new(effort, behaviour, homework, grade);
        return isRead;
    }

    private static bool IsOne(ReadOnlySpan<char> text, ref string? name, Func<string, bool> canBe)
    {
        if (name is null && !text.IsEmpty && canBe(text.ToString()))
        {
            name = text.ToString();
        }

        return text.IsEmpty || text.SequenceEqual(name);
    }
}
