namespace Edict.Tests.Mutated;

/// <summary>What goes wrong with a table: cells, rows and columns, and some changes that are no fault at all.</summary>
internal static class SheetMutations
{
    private static readonly string[] ColumnNames =
    [
        "Effort",
        "effort ",
        "BEHAVIOUR",
        "WG",
        "SCN",
        "Candidate Number",
        "Year",
        "Department",
        "Notes",
        "",
        "Stage!",
        "SIMD Decile (1–10)",
        "Session",
        "Cycle",
        "School",
        "ASN Need",
        "Pathway",
    ];

    public static IReadOnlyList<(
        string Name,
        Func<List<string[]>, Random, Sheet, Sheet> Change
    )> All { get; } =
    [
        ("a cell replaced", ReplaceCell),
        ("a cell of the header replaced", RenameColumn),
        ("two cells swapped", SwapCells),
        ("two cells of a column swapped", SwapInColumn),
        ("a row given twice", RepeatRow),
        ("a row moved", MoveRow),
        ("a row removed", RemoveRow),
        ("the header lost", LoseHeader),
        ("the header again below", RepeatHeader),
        ("a title above", PutTitleAbove),
        ("totals below", PutTotalsBelow),
        ("a blank row", PutBlankRow),
        ("a cell more in a row", PutExtraCell),
        ("a row cut short", CutRow),
        ("a column given twice", RepeatColumn),
        ("a column removed", RemoveColumn),
        ("columns in another order", ShuffleColumns),
        ("rows of another file", SpliceRows),
    ];

    private static Sheet ReplaceCell(List<string[]> rows, Random random, Sheet sheet)
    {
        var row = rows[random.Next(rows.Count)];
        row[random.Next(row.Length)] = NastyValues.One(random);
        return sheet.With(rows);
    }

    private static Sheet RenameColumn(List<string[]> rows, Random random, Sheet sheet)
    {
        rows[0][random.Next(rows[0].Length)] = ColumnNames[random.Next(ColumnNames.Length)];
        return sheet.With(rows);
    }

    private static Sheet SwapCells(List<string[]> rows, Random random, Sheet sheet)
    {
        var (one, other) = (rows[random.Next(rows.Count)], rows[random.Next(rows.Count)]);
        var (here, there) = (random.Next(one.Length), random.Next(other.Length));
        (one[here], other[there]) = (other[there], one[here]);
        return sheet.With(rows);
    }

    private static Sheet SwapInColumn(List<string[]> rows, Random random, Sheet sheet)
    {
        var (one, other) = (rows[Below(rows, random)], rows[Below(rows, random)]);
        var column = random.Next(Math.Min(one.Length, other.Length));
        (one[column], other[column]) = (other[column], one[column]);
        return sheet.With(rows);
    }

    private static Sheet RepeatRow(List<string[]> rows, Random random, Sheet sheet)
    {
        rows.Insert(random.Next(1, rows.Count + 1), [.. rows[Below(rows, random)]]);
        return sheet.With(rows);
    }

    private static Sheet MoveRow(List<string[]> rows, Random random, Sheet sheet)
    {
        var from = Below(rows, random);
        var row = rows[from];
        rows.RemoveAt(from);
        rows.Insert(random.Next(Math.Min(1, rows.Count), rows.Count + 1), row);
        return sheet.With(rows);
    }

    private static Sheet RemoveRow(List<string[]> rows, Random random, Sheet sheet)
    {
        rows.RemoveAt(Below(rows, random));
        return sheet.With(rows);
    }

    private static Sheet LoseHeader(List<string[]> rows, Random random, Sheet sheet) =>
        sheet.With(rows.Skip(1));

    private static Sheet RepeatHeader(List<string[]> rows, Random random, Sheet sheet)
    {
        rows.Insert(random.Next(1, rows.Count + 1), [.. rows[0]]);
        return sheet.With(rows);
    }

    private static Sheet PutTitleAbove(List<string[]> rows, Random random, Sheet sheet) =>
        sheet.With(
            rows.Prepend(random.Next(2) == 0 ? ["Reports, autumn"] : ["Malleny High", "", "2026"])
        );

    private static Sheet PutTotalsBelow(List<string[]> rows, Random random, Sheet sheet)
    {
        var totals = rows[0]
            .Select(_ => random.Next(2) == 0 ? "" : $"{random.Next(500)}")
            .ToArray();
        totals[random.Next(totals.Length)] = "Total";
        return sheet.With(rows.Append(totals));
    }

    private static Sheet PutBlankRow(List<string[]> rows, Random random, Sheet sheet)
    {
        var blank = Enumerable.Repeat("", random.Next(1, rows[0].Length + 3)).ToArray();
        rows.Insert(random.Next(rows.Count + 1), blank);
        return sheet.With(rows);
    }

    private static Sheet PutExtraCell(List<string[]> rows, Random random, Sheet sheet)
    {
        var at = random.Next(rows.Count);
        rows[at] = [.. rows[at], random.Next(2) == 0 ? "" : NastyValues.One(random)];
        return sheet.With(rows);
    }

    private static Sheet CutRow(List<string[]> rows, Random random, Sheet sheet)
    {
        var at = random.Next(rows.Count);
        rows[at] = rows[at][..random.Next(1, rows[at].Length + 1)];
        return sheet.With(rows);
    }

    private static Sheet RepeatColumn(List<string[]> rows, Random random, Sheet sheet)
    {
        var column = random.Next(rows[0].Length);
        return sheet.With(rows.Select(row => (string[])[.. row, .. row.Skip(column).Take(1)]));
    }

    private static Sheet RemoveColumn(List<string[]> rows, Random random, Sheet sheet)
    {
        var column = random.Next(rows[0].Length);
        return sheet.With(
            rows.Select(row => row.Where((_, at) => at != column).DefaultIfEmpty("").ToArray())
        );
    }

    private static Sheet ShuffleColumns(List<string[]> rows, Random random, Sheet sheet)
    {
        var order = Enumerable.Range(0, rows.Max(row => row.Length)).ToArray();
        random.Shuffle(order);
        return sheet.With(
            rows.Select(row => order.Select(at => at < row.Length ? row[at] : "").ToArray())
        );
    }

    private static Sheet SpliceRows(List<string[]> rows, Random random, Sheet sheet)
    {
        var other = SoundFiles.One((FileKind)random.Next(2), random);
        rows.InsertRange(
            random.Next(rows.Count + 1),
            other.Rows.Skip(random.Next(2)).Take(random.Next(1, 4)).Select(row => row.ToArray())
        );
        return sheet.With(rows);
    }

    /// <summary>A row below the header, or the only row there is.</summary>
    private static int Below(List<string[]> rows, Random random) =>
        rows.Count == 1 ? 0 : random.Next(1, rows.Count);
}
