using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What a pupils file records of each pupil, in file order, held as columns: no object a pupil.</summary>
/// <param name="expected">About how many rows will come; more may.</param>
public sealed class RecordedPupils(NamedFile file, int expected = 0)
{
    private int[] lines = new int[expected];
    private int[] pupils = new int[expected];
    private int[] schools = new int[expected];
    private PupilFacts[] facts = new PupilFacts[expected];

    public NamedFile File => file;

    public int Count { get; private set; }

    /// <summary>Whether any row names no school.</summary>
    public bool HasBlankSchool { get; private set; }

    public int LineAt(int row) => lines[row];

    public int SchoolAt(int row) => schools[row];

    public PupilFacts FactsAt(int row) => facts[row];

    public void Add(int line, int pupil, int school, in PupilFacts recorded)
    {
        if (Count == lines.Length)
        {
            Grow();
        }

        lines[Count] = line;
        pupils[Count] = pupil;
        schools[Count] = school;
        facts[Count] = recorded;
        HasBlankSchool |= school == 0;
        Count++;
    }

    /// <summary>Takes the numbers that the file's names have among the session's.</summary>
    public void Renumber(NewNumbers numbers)
    {
        for (var row = 0; row < Count; row++)
        {
            pupils[row] = numbers.Pupils[pupils[row]];
            schools[row] = numbers.Schools[schools[row]];
        }
    }

    /// <summary>Each pupil's row; -1 for one of whom nothing is recorded.</summary>
    public int[] RowOfEach(int pupilCount)
    {
        var rowOf = new int[pupilCount];
        for (var pupil = 0; pupil < pupilCount; pupil++)
        {
            rowOf[pupil] = -1;
        }

        for (var row = 0; row < Count; row++)
        {
            rowOf[pupils[row]] = row;
        }

        return rowOf;
    }

    private void Grow()
    {
        var capacity = (2 * Count) + 1024;
        Array.Resize(ref lines, capacity);
        Array.Resize(ref pupils, capacity);
        Array.Resize(ref schools, capacity);
        var grown = new PupilFacts[capacity];
        Array.Copy(facts, grown, Count);
        facts = grown;
    }
}
