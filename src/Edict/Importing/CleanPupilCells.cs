using Edict.Protocol;

namespace Edict.Importing;

/// <summary>
/// Whose row it is. Exports go on with one pupil for some rows: where the text from the first to the last of these columns is
/// that of the row above, so is what it says.
/// </summary>
internal sealed class CleanPupilCells
{
    private readonly CleanTable table;
    private readonly Names names;
    private readonly int scn;
    private readonly int stage;
    private readonly int school;
    private readonly int first;
    private readonly int last;
    private char[] above = [];

    public CleanPupilCells(CleanTable table, Names names)
    {
        (this.table, this.names) = (table, names);
        scn = table.Header.ColumnOf(Field.Scn);
        stage = table.Header.ColumnOf(Field.Stage);
        school = table.Header.ColumnOf(Field.School);
        first = Math.Min(scn, Math.Min(stage, school < 0 ? scn : school));
        last = Math.Max(scn, Math.Max(stage, school));
    }

    public int School { get; private set; }

    public int Pupil { get; private set; }

    public Stage Stage { get; private set; }

    /// <summary>Whether the SCN's last digit checks.</summary>
    public bool Checks { get; private set; }

    public bool TryRead()
    {
        var text = table.Between(first, last);
        if (!text.IsEmpty && text.SequenceEqual(above))
        {
            return true;
        }

        above = text.ToArray();
        Stage = Stages.Read(table[stage]);
        if (Stage == Stage.None || !Scn.TryRead(table[scn], out var number))
        {
            return false;
        }

        Checks = Scn.Checks(number);
        School = names.School(table[school]);
        Pupil = names.Pupil(School, number);
        return true;
    }
}
