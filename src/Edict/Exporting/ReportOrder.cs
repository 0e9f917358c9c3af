using Edict.Importing;

namespace Edict.Exporting;

/// <summary>The order of the two tables: by school, SCN, subject, level and class, as written, by code point.</summary>
internal sealed class ReportOrder(Names names, ReportRows rows)
{
    public TextRanks Schools { get; } = new(names.Schools);

    public TextRanks Subjects { get; } = new(names.Subjects);

    public TextRanks Levels { get; } = new(names.Levels);

    public TextRanks Classes { get; } = new(names.Classes);

    /// <summary>The reports in this order; where nothing else tells two apart, by their place in the file.</summary>
    public int[] Sorted(int[] unsorted)
    {
        var (keys, reports) = SortedByKey(KeysOf(unsorted), unsorted);
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

        return reports;
    }

    /// <summary>The school and the SCN of each.</summary>
    private ulong[] KeysOf(int[] reports)
    {
        var keys = new ulong[reports.Length];
        for (var at = 0; at < reports.Length; at++)
        {
            var school = Schools.RankOf(rows.SchoolAt(reports[at]));
            keys[at] = ((ulong)school << 32) | (uint)names.ScnOf(rows.PupilAt(reports[at]));
        }

        return keys;
    }

    /// <summary>
    /// Sorts by the lowest digit first, each pass keeping the order of the one before: as many passes as the keys have digits
    /// that differ. The library's sort of two arrays is compiled at its first call.
    /// </summary>
    private static (ulong[] Keys, int[] Values) SortedByKey(ulong[] keys, int[] values)
    {
        var (toKeys, toValues) = (new ulong[keys.Length], new int[keys.Length]);
        for (var shift = 0; shift < 64; shift += 8)
        {
            var ends = new int[257];
            foreach (var key in keys)
            {
                ends[(byte)(key >> shift) + 1]++;
            }

            if (keys.Length == 0 || ends[(byte)(keys[0] >> shift) + 1] == keys.Length)
            {
                continue;
            }

            for (var digit = 1; digit < ends.Length; digit++)
            {
                ends[digit] += ends[digit - 1];
            }

            for (var at = 0; at < keys.Length; at++)
            {
                var place = ends[(byte)(keys[at] >> shift)]++;
                (toKeys[place], toValues[place]) = (keys[at], values[at]);
            }

            (keys, toKeys) = (toKeys, keys);
            (values, toValues) = (toValues, values);
        }

        return (keys, values);
    }

    private int CompareCourses(int one, int other)
    {
        var order = Subjects.RankOf(rows.SubjectAt(one)) - Subjects.RankOf(rows.SubjectAt(other));
        if (order == 0)
        {
            order = Levels.RankOf(rows.LevelAt(one)) - Levels.RankOf(rows.LevelAt(other));
        }

        if (order == 0)
        {
            order = Classes.RankOf(rows.ClassAt(one)) - Classes.RankOf(rows.ClassAt(other));
        }

        return order == 0 ? one - other : order;
    }
}
