using Edict.Importing;

namespace Edict.Exporting;

/// <summary>The order of the two tables: by school, SCN, subject, level and class, as written, by code point.</summary>
internal sealed class ReportOrder(Names names, ReportRows rows)
{
    private readonly TextRanks schools = new(names.Schools);
    private readonly TextRanks subjects = new(names.Subjects);
    private readonly TextRanks levels = new(names.Levels);
    private readonly TextRanks classes = new(names.Classes);

    /// <summary>Sorts reports in place; where nothing else tells two apart, by their place in the file.</summary>
    public void Sort(int[] reports) => Array.Sort(reports, Compare);

    private int Compare(int one, int other)
    {
        var (first, second) = (rows[one], rows[other]);
        var bySchool = schools.Of(first.School) - schools.Of(second.School);
        var byScn = names.ScnOf(first.Pupil) - names.ScnOf(second.Pupil);
        var bySubject = subjects.Of(first.Subject) - subjects.Of(second.Subject);
        var byLevel = levels.Of(first.Level) - levels.Of(second.Level);
        var byClass = classes.Of(first.Class) - classes.Of(second.Class);
        return bySchool != 0 ? bySchool
            : byScn != 0 ? byScn
            : bySubject != 0 ? bySubject
            : byLevel != 0 ? byLevel
            : byClass != 0 ? byClass
            : one - other;
    }
}
