namespace Edict.Importing;

/// <summary>Where a reports file has what the protocol needs: columns from 0, -1 where it has none.</summary>
internal sealed class CleanReportColumns(Header header)
{
    public int School { get; } = header.ColumnOf(Field.School);
    public int Scn { get; } = header.ColumnOf(Field.Scn);
    public int Stage { get; } = header.ColumnOf(Field.Stage);
    public int Subject { get; } = header.ColumnOf(Field.Subject);
    public int Faculty { get; } = header.ColumnOf(Field.Faculty);
    public int Level { get; } = header.ColumnOf(Field.Level);
    public int Class { get; } = header.ColumnOf(Field.Class);
    public int Effort { get; } = header.ColumnOf(Field.Effort);
    public int Behaviour { get; } = header.ColumnOf(Field.Behaviour);
    public int Homework { get; } = header.ColumnOf(Field.Homework);
    public int WorkingGrade { get; } = header.ColumnOf(Field.WorkingGrade);
    public int Session { get; } = header.ColumnOf(Field.Session);
    public int Cycle { get; } = header.ColumnOf(Field.Cycle);
}
