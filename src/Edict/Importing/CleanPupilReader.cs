using Edict.Protocol;

namespace Edict.Importing;

/// <summary>
/// Reads a pupils file in which nothing is wrong, as <see cref="CleanReportReader"/> does; what it says of people's names is
/// not kept.
/// </summary>
public sealed class CleanPupilReader
{
    /// <summary>About as many bytes as a short row has: for how many rows to make room at first.</summary>
    private const int BytesOfRow = 48;

    private readonly CleanTable table;
    private readonly Header header;
    private readonly NamedFile file;
    private readonly Names names;
    private readonly RecordedPupils rows;
    private decimal? largestAttendance;
    private int failedScnChecks;

    private CleanPupilReader(CleanTable table, NamedFile file, Names names)
    {
        (this.table, this.file, this.names) = (table, file, names);
        header = table.Header;
        rows = new(file, (int)(table.Length / BytesOfRow) + 1);
    }

    /// <summary>Reads a file; null where it needs the careful reading.</summary>
    /// <param name="blankSchool">The school that a blank means; empty where a blank is a school of its own.</param>
    public static FileRead<RecordedPupils>? TryRead(string path, string blankSchool) =>
        CleanTable.TryRead(
            path,
            blankSchool,
            FieldNames.Pupils,
            (table, names, faults) =>
                new CleanPupilReader(table, Path.GetFileName(path), names).TryRead(faults)
        );

    private RecordedPupils? TryRead(Faults faults)
    {
        if (!header.Has(Field.Scn) || !header.Has(Field.Stage))
        {
            return null;
        }

        while (table.Read())
        {
            if (!TryTake())
            {
                return null;
            }
        }

        Cells.WarnOfFailedScnChecks(file, header, failedScnChecks, faults);
        PupilFileReader.WarnOfFractions(file, header, largestAttendance, faults);
        return table.IsClean && rows.Count > 0 ? rows : null;
    }

    private bool TryTake()
    {
        var stage = Stages.Read(table[header.ColumnOf(Field.Stage)]);
        if (
            table.Width > header.Width
            || !Scn.TryRead(table[header.ColumnOf(Field.Scn)], out var scn)
            || stage == Stage.None
            || !TryReadFacts(out var facts)
            || !CellValues.TryFlag(table[header.ColumnOf(Field.AsnNeed)], out _)
        )
        {
            return false;
        }

        failedScnChecks += Scn.Checks(scn) ? 0 : 1;
        var school = names.School(table[header.ColumnOf(Field.School)]);
        var pupil = names.Pupil(school, scn);
        rows.Add(table.Line, pupil, school, facts);
        if (largestAttendance is null || facts.Attendance > largestAttendance)
        {
            largestAttendance = facts.Attendance;
        }

        return pupil == rows.Count - 1;
    }

    private bool TryReadFacts(out PupilFacts facts)
    {
        var isRead =
            CellValues.TryWhole(table[header.ColumnOf(Field.SimdDecile)], 10, out var decile)
            & CellValues.TryPercent(table[header.ColumnOf(Field.Attendance)], out var attendance)
            & CellValues.TryDay(table[header.ColumnOf(Field.AttendanceAsAt)], out var asAt)
            & CellValues.TryFlag(table[header.ColumnOf(Field.CareExperienced)], out var care)
            & CellValues.TryFlag(table[header.ColumnOf(Field.FiveAtThree)], out var fiveAtThree)
            & CellValues.TryFlag(table[header.ColumnOf(Field.Sebn)], out var sebn)
            & CellValues.TryFlag(table[header.ColumnOf(Field.Asn)], out var asn)
            & CellValues.TryWhole(table[header.ColumnOf(Field.Pathway)], 4, out var pathway);
        facts = new()
        {
            SimdDecile = decile,
            Attendance = attendance,
            AttendanceAsAt = asAt,
            CareExperienced = care,
            FiveAtThree = fiveAtThree,
            Sebn = sebn,
            Asn = asn,
            Pathway = pathway,
        };
        return isRead;
    }
}
