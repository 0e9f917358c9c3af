using Edict.Importing;

namespace Edict.Exporting;

/// <summary>The order of the two tables: by school, SCN, subject, level and class, as written, by code point.</summary>
internal sealed class ReportOrder(Names names, ReportRows rows)
{
    private readonly TextRanks schools = new(names.Schools);
    private readonly TextRanks subjects = new(names.Subjects);
    private readonly TextRanks levels = new(names.Levels);
    private readonly TextRanks classes = new(names.Classes);

    /// <summary>Sorts reports, given in file order, in place; where nothing else tells two apart, they keep it.</summary>
    public void Sort(int[] reports)
    {
        var keys = new ulong[reports.Length];
        for (var at = 0; at < reports.Length; at++)
        {
            var row = rows[reports[at]];
            keys[at] = ((ulong)schools.Of(row.School) << 32) | (uint)names.ScnOf(row.Pupil);
        }

        Array.Sort(keys, reports);
        for (var at = 1; at < reports.Length; at++)
        {
            var report = reports[at];
            var place = at;
            for (; place > 0 && keys[place - 1] == keys[at]; place--)
            {
                if (Compare(reports[place - 1], report) < 0)
                {
                    break;
                }

                reports[place] = reports[place - 1];
            }

            reports[place] = report;
        }
    }

    private int Compare(int one, int other)
    {
        var (first, second) = (rows[one], rows[other]);
        var bySubject = subjects.Of(first.Subject) - subjects.Of(second.Subject);
        var byLevel = levels.Of(first.Level) - levels.Of(second.Level);
        var byClass = classes.Of(first.Class) - classes.Of(second.Class);
        return bySubject != 0 ? bySubject
            : byLevel != 0 ? byLevel
            : byClass != 0 ? byClass
            : one - other;
    }
}
