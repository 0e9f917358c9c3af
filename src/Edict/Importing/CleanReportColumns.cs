namespace Edict.Importing;

/// <summary>Where a reports file has its marks, and what it is of: columns from 0, -1 where it has none.</summary>
internal sealed class CleanReportColumns(Header header)
{
    public int Effort { get; } = header.ColumnOf(Field.Effort);
    public int Behaviour { get; } = header.ColumnOf(Field.Behaviour);
    public int Homework { get; } = header.ColumnOf(Field.Homework);
    public int WorkingGrade { get; } = header.ColumnOf(Field.WorkingGrade);
    public int Session { get; } = header.ColumnOf(Field.Session);
    public int Cycle { get; } = header.ColumnOf(Field.Cycle);
}
