using Edict.Importing;

namespace Edict.Exporting;

/// <summary>The order of the two tables: by school, SCN, subject, level and class, as written, by code point.</summary>
internal sealed class ReportOrder(Names names, ReportRows rows)
{
    public TextRanks Schools { get; } = new(names.Schools);

    public TextRanks Subjects { get; } = new(names.Subjects);

    public TextRanks Levels { get; } = new(names.Levels);

    public TextRanks Classes { get; } = new(names.Classes);

    /// <summary>Sorts reports in place; where nothing else tells two apart, by their place in the file.</summary>
    public void Sort(int[] reports)
    {
        var keys = new ulong[reports.Length];
        for (var at = 0; at < reports.Length; at++)
        {
            var school = Schools.RankOf(rows.SchoolAt(reports[at]));
            keys[at] = ((ulong)school << 32) | (uint)names.ScnOf(rows.PupilAt(reports[at]));
        }

        Array.Sort(keys, reports);
        for (var at = 1; at < reports.Length; at++)
        {
            var report = reports[at];
            var place = at;
            while (
                place > 0
                && keys[place - 1] == keys[at]
                && CompareCourses(reports[place - 1], report) > 0
            )
            {
                reports[place] = reports[place - 1];
                place--;
            }

            reports[place] = report;
        }
    }

    private int CompareCourses(int one, int other)
    {
        var (first, second) = (rows[one], rows[other]);
        var bySubject = Subjects.RankOf(first.Subject) - Subjects.RankOf(second.Subject);
        var byLevel = Levels.RankOf(first.Level) - Levels.RankOf(second.Level);
        var byClass = Classes.RankOf(first.Class) - Classes.RankOf(second.Class);
        return bySubject != 0 ? bySubject
            : byLevel != 0 ? byLevel
            : byClass != 0 ? byClass
            : one - other;
    }
}
