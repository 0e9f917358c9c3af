using Edict.Protocol;

namespace Edict.Importing;

/// <summary>One row of the workbook of vulnerable groups.</summary>
/// <param name="Judged">The RAGs and comments of the faculties that say something.</param>
public readonly record struct GroupsSaid(
    int Scn,
    PupilFacts Facts,
    IReadOnlyList<JudgedCell> Judged
)
{
    /// <summary>The same row twice says the same.</summary>
    public bool Equals(GroupsSaid other) =>
        (Scn, Facts) == (other.Scn, other.Facts) && Judged.SequenceEqual(other.Judged);

    public override int GetHashCode() => HashCode.Combine(Scn, Facts, Judged.Count);
}

/// <summary>
/// The workbook in which a school kept its vulnerable groups before Edict. A group that rests on a figure may stand there
/// as a mark alone: of that no fact can be made.
/// </summary>
public sealed class GroupsFile
{
    private readonly Faults faults;
    private readonly SortedDictionary<Field, int> bareMarks = [];

    private GroupsFile(Faults faults) => this.faults = faults;

    public static RowsOf<GroupsSaid> Read(SmallImport import, Faults faults) =>
        new GroupsFile(faults).Read(import);

    private RowsOf<GroupsSaid> Read(SmallImport import)
    {
        var kind = new FileKind<GroupsSaid>([Field.Scn], Field.Scn, "pupil", Row, said => said.Scn);
        var file = kind.ReadFile(import, faults);
        AttendanceFile.SayFractions(
            file.File,
            [.. file.Rows.Select(row => row.Said.Facts.Attendance)],
            faults
        );
        foreach (var (field, count) in bareMarks)
        {
            faults.Warn(
                new(
                    file.File,
                    null,
                    FieldNames.Of(field)[0],
                    null,
                    $"{count} {(count == 1 ? "mark" : "marks")} without a figure, read and not kept: the pupils file brings the figures"
                )
            );
        }

        return file;
    }

    private GroupsSaid Row(Table table, Cells cells) =>
        new(
            cells.Scn(),
            new()
            {
                CareExperienced = cells.Flag(Field.CareExperienced),
                FiveAtThree = cells.Flag(Field.FiveAtThree),
                SimdDecile = IsBareMark(table, Field.SimdDecile) ? null : cells.SimdDecile(),
                Attendance = IsBareMark(table, Field.Attendance) ? null : cells.Attendance(),
                AttendanceAsAt = cells.AttendanceAsAt(),
                Sebn = cells.Flag(Field.Sebn),
                Asn = cells.Flag(Field.Asn),
                Pathway = Pathway(table, cells),
            },
            JudgedCells.Of(table, faults)
        );

    private bool IsBareMark(Table table, Field field)
    {
        var cell = table[field];
        var isMark =
            !cell.IsEmpty && !char.IsAsciiDigit(cell[0]) && CellValues.TryFlag(cell, out _);
        if (isMark)
        {
            bareMarks[field] = bareMarks.GetValueOrDefault(field) + 1;
        }

        return isMark;
    }

    /// <summary>Under the heading Pathway 3 stands a mark; that a pupil is not on it does not say on which one.</summary>
    private static byte? Pathway(Table table, Cells cells) =>
        FieldNames.Folded(table.Header.NameOf(Field.Pathway)) != "pathway3" ? cells.Pathway()
        : table[Field.Pathway] is "3" || cells.Flag(Field.Pathway) == true ? (byte)3
        : null;
}
