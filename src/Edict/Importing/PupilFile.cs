using Edict.Protocol;

namespace Edict.Importing;

/// <summary>One row of a pupils file. Names are numbers of <see cref="Names"/>; 0 is a blank.</summary>
/// <param name="AsnNeed">Has additional support needs: no membership, but whom the support for learning leader may choose.</param>
public sealed record PupilRow(
    NamedFile File,
    int Line,
    int Pupil,
    int School,
    Stage Stage,
    PupilFacts Facts,
    bool? AsnNeed,
    PersonCells Person
);

/// <summary>Reads a pupils file whole, with every fault of every row.</summary>
public sealed class PupilFileReader
{
    private readonly Table table;
    private readonly Names names;
    private readonly Faults faults;
    private readonly Cells cells;
    private readonly Dictionary<int, PupilRow> rows = [];
    private bool hasNeeded;

    private PupilFileReader(Table table, Names names, Faults faults)
    {
        (this.table, this.names, this.faults) = (table, names, faults);
        cells = new(table, faults);
    }

    /// <summary>Reads a file: its rows in file order, a pupil given twice with every value the same once.</summary>
    public static IReadOnlyList<PupilRow> Read(string path, Names names, Faults faults)
    {
        using var table = Table.Open(path, FieldNames.Pupils, faults);
        return table is null ? [] : new PupilFileReader(table, names, faults).Read();
    }

    /// <summary>Reads a file as the office asks for it.</summary>
    public static IReadOnlyList<PupilRow> Read(ImportAsked asked, Names names, Faults faults)
    {
        using var table = asked.Open(faults);
        return table is null ? [] : new PupilFileReader(table, names, faults).Read();
    }

    private List<PupilRow> Read()
    {
        var errors = faults.Errors.Count;
        hasNeeded = table.HasNeeded(Field.Scn, Field.Stage);
        while (table.Header.HasAny && table.Read())
        {
            if (!cells.IsNoPupil())
            {
                ReadRow();
            }
        }

        cells.WarnOfFailedScnChecks();
        WarnOfFractions(
            table.File,
            table.Header,
            rows.Values.Max(row => row.Facts.Attendance),
            faults
        );
        if (rows.Count == 0 && faults.Errors.Count == errors)
        {
            faults.Error(
                new(
                    table.File,
                    null,
                    null,
                    null,
                    "the file holds no pupil; expected at least one row below the header"
                )
            );
        }

        return [.. rows.Values];
    }

    private void ReadRow()
    {
        var errors = faults.Errors.Count;
        cells.CheckTexts();
        var scn = table.Header.Has(Field.Scn) ? cells.Scn() : 0;
        var stage = table.Header.Has(Field.Stage) ? cells.Stage() : Stage.None;
        var isKnown = hasNeeded && faults.Errors.Count == errors;
        var facts = ReadFacts();
        var asnNeed = cells.Flag(Field.AsnNeed);
        if (!isKnown)
        {
            return;
        }

        var school = names.School(table[Field.School]);
        Keep(
            new(
                table.File,
                table.Line,
                names.Pupil(school, scn),
                school,
                stage,
                facts,
                asnNeed,
                names.PeopleIn(table)
            )
        );
    }

    private PupilFacts ReadFacts() =>
        new()
        {
            SimdDecile = cells.SimdDecile(),
            Attendance = cells.Attendance(),
            AttendanceAsAt = cells.AttendanceAsAt(),
            CareExperienced = cells.Flag(Field.CareExperienced),
            FiveAtThree = cells.Flag(Field.FiveAtThree),
            Sebn = cells.Flag(Field.Sebn),
            Asn = cells.Flag(Field.Asn),
            Pathway = cells.Pathway(),
        };

    private void Keep(PupilRow row)
    {
        if (rows.TryAdd(row.Pupil, row))
        {
            return;
        }

        var first = rows[row.Pupil];
        if (SaysTheSame(first, row))
        {
            cells.WarnOfRepeat(first.Line);
        }
        else
        {
            cells.Error(
                Field.Scn,
                $"a second row for the pupil of {table.File.Place(first.Line)}, with other values; expected one"
            );
        }
    }

    private static bool SaysTheSame(PupilRow one, PupilRow other) =>
        one.Stage == other.Stage
        && one.Facts == other.Facts
        && one.AsnNeed == other.AsnNeed
        && one.Person == other.Person;

    /// <summary>A column of attendance that never exceeds 1 was probably exported as fractions: read as it stands, and said.</summary>
    /// <param name="largest">The largest of its figures; null where none is known.</param>
    public static void WarnOfFractions(
        NamedFile file,
        Header header,
        decimal? largest,
        Faults faults
    )
    {
        if (largest <= 1)
        {
            faults.Warn(
                new(
                    file,
                    null,
                    header.NameOf(Field.Attendance),
                    null,
                    "no value exceeds 1; expected percentages from 0 to 100, so 93 and not 0.93"
                )
            );
        }
    }
}
