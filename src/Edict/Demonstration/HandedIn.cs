namespace Edict.Demonstration;

/// <summary>The classes whose reports are in before the open cycle closes: those of the cast, and others by lot, to about two thirds of all reports.</summary>
internal static class HandedIn
{
    public static IReadOnlyList<ReportRow> Of(IReadOnlyList<ReportRow> rows)
    {
        var dice = new Dice(31);
        var cast = TestSchool.Cast.Select(pupil => pupil.Scn).ToHashSet(StringComparer.Ordinal);
        var byClass = rows.GroupBy(row => row.Class, StringComparer.Ordinal)
            .OrderByDescending(reports => reports.Any(row => cast.Contains(row.Scn)))
            .ThenBy(_ => dice.Uniform());
        var classes = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var reports in byClass.TakeWhile(_ => count < rows.Count * 2 / 3))
        {
            classes.Add(reports.Key);
            count += reports.Count();
        }

        return [.. rows.Where(row => classes.Contains(row.Class))];
    }
}
