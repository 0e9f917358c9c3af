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
    private readonly ReportDemands demands;
    private readonly Names names;
    private readonly ReportRows rows;
    private string? session;
    private string? cycle;
    private int latestScn = -1;
    private bool latestChecks;
    private int failedScnChecks;

    private CleanReportReader(CleanTable table, Names names, ReportDemands demands, int expected)
    {
        (this.table, this.names, this.demands) = (table, names, demands);
        columns = new(table.Header);
        rows = new(withPeople: false, expected);
    }

    /// <summary>Reads a file; null where it needs the careful reading.</summary>
    /// <param name="blankSchool">The school that a blank means; empty where a blank is a school of its own.</param>
    public static FileRead<ReportFile>? TryRead(
        string path,
        string blankSchool,
        ReportDemands demands
    )
    {
        try
        {
            return TryRead(path, TextFile.Utf8, blankSchool, demands);
        }
        catch (DecoderFallbackException)
        {
            return TryRead(path, TextFile.Windows1252, blankSchool, demands);
        }
    }

    private static FileRead<ReportFile>? TryRead(
        string path,
        Encoding encoding,
        string blankSchool,
        ReportDemands demands
    )
    {
        var faults = new Faults();
        var names = new Names(blankSchool);
        try
        {
            using var table = CleanTable.Open(path, encoding, FieldNames.Reports, faults);
            if (table is null || !HasNeeded(table.Header, demands))
            {
                return null;
            }

            var expected = (int)(new FileInfo(path).Length / BytesOfRow) + 1;
            var reader = new CleanReportReader(table, names, demands, expected);
            return reader.TryRead() ? new(reader.File(path, faults), names, faults) : null;
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool HasNeeded(Header header, ReportDemands demands) =>
        header.Has(Field.Scn)
        && header.Has(Field.Stage)
        && header.Has(Field.Subject)
        && (header.Has(Field.Faculty) || !demands.FacultyNeeded)
        && (header.Has(Field.Effort) || header.Has(Field.Behaviour) || header.Has(Field.Homework));

    private ReportFile File(string path, Faults faults)
    {
        var name = Path.GetFileName(path);
        Cells.WarnOfFailedScnChecks(name, table.Header, failedScnChecks, faults);
        return new(name, rows, session, cycle);
    }

    private bool TryRead()
    {
        while (table.Read())
        {
            var row = table.Row;
            if (!row.IsClean || (!TryTake(row) && !row.IsBlank()))
            {
                return false;
            }
        }

        return rows.Count > 0 && EachIsOnceAndInOneStage();
    }

    private bool TryTake(CleanRow row)
    {
        var stage = Stages.Read(row[columns.Stage]);
        var subject = row[columns.Subject];
        var faculty = row[columns.Faculty];
        if (
            row.Width > table.Header.Width
            || !Scn.TryRead(row[columns.Scn], out var scn)
            || stage == Stage.None
            || subject.IsEmpty
            || (faculty.IsEmpty && demands.FacultyNeeded)
            || !TryReadMarks(row, out var marks)
            || !IsOne(row[columns.Session], ref session, SessionName.IsOne)
            || !IsOne(row[columns.Cycle], ref cycle, _ => true)
        )
        {
            return false;
        }

        CheckScn(scn);
        var school = row[columns.School];
        var schoolNumber = school.IsEmpty ? names.AssumedSchool : names.Schools.Add(school);
        rows.Add(
            new(
                row.Line,
                names.Pupil(schoolNumber, scn),
                schoolNumber,
                stage,
                names.Faculties.Add(faculty),
                names.Subjects.Add(subject),
                names.Levels.Add(row[columns.Level]),
                names.Classes.Add(row[columns.Class]),
                marks,
                default
            )
        );
        return true;
    }

    private bool TryReadMarks(CleanRow row, out Marks marks)
    {
        var isRead =
            TryReadDigit(row[columns.Effort], 4, out var effort)
            & TryReadDigit(row[columns.Behaviour], 4, out var behaviour)
            & TryReadDigit(row[columns.Homework], 4, out var homework)
            & TryReadDigit(row[columns.WorkingGrade], demands.WorstGrade, out var grade);
        marks = new(effort, behaviour, homework, grade);
        return isRead;
    }

    private static bool TryReadDigit(ReadOnlySpan<char> text, byte most, out byte digit)
    {
        var isDigit = text.Length == 1 && text[0] >= '1' && text[0] - '0' <= most;
        digit = isDigit ? (byte)(text[0] - '0') : (byte)0;
        return text.IsEmpty || isDigit;
    }

    private static bool IsOne(ReadOnlySpan<char> text, ref string? name, Func<string, bool> canBe)
    {
        if (name is null && !text.IsEmpty && canBe(text.ToString()))
        {
            name = text.ToString();
        }

        return text.IsEmpty || text.SequenceEqual(name);
    }

    private void CheckScn(int scn)
    {
        if (scn != latestScn)
        {
            (latestScn, latestChecks) = (scn, Scn.Checks(scn));
        }

        failedScnChecks += latestChecks ? 0 : 1;
    }

    private bool EachIsOnceAndInOneStage()
    {
        var reports = rows.Columns(names);
        for (var pupil = 0; pupil < reports.PupilCount; pupil++)
        {
            var mine = reports.Of(pupil);
            for (var later = 1; later < mine.Length; later++)
            {
                if (rows.StageAt(mine[later]) != rows.StageAt(mine[0]) || Repeats(mine, later))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Repeats(ReadOnlySpan<int> mine, int later)
    {
        foreach (var earlier in mine[..later])
        {
            if (rows.IsSameCourse(mine[later], earlier, names))
            {
                return true;
            }
        }

        return false;
    }
}
