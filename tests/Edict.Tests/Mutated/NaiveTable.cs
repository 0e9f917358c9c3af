namespace Edict.Tests.Mutated;

/// <summary>The specification's rules for the rows below a header.</summary>
internal sealed class NaiveTable
{
    private static readonly string[] Invisible = ["\u180E", "\u200B", "\u2060", "\uFEFF"];

    private readonly Opinion opinion = new();
    private readonly FileKind kind;
    private readonly string[] header;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<string[]> rows;

    public NaiveTable(FileKind kind, string[] header, IEnumerable<string[]> below, Sheet besides)
    {
        (this.kind, this.header) = (kind, header);
        MatchColumns();
        rows = [.. below.Where(row => row.Any(cell => cell.Trim().Length > 0))];
        rows.ForEach(ReadRow);
        opinion.FaultyIf(kind == FileKind.Reports && rows.Count == 0);
        opinion.DoubtfulIf(rows.Count == 0);
        CompareRows();
        CompareSchools(besides);
    }

    public Verdict Verdict => opinion.Whole;

    private void MatchColumns()
    {
        for (var column = 0; column < header.Length; column++)
        {
            var name = header[column].Trim();
            opinion.DoubtfulIf(NaiveColumns.IsOdd(name));
            if (NaiveColumns.FieldOf(kind, name) is { } field && !columns.TryAdd(field, column))
            {
                opinion.Hear(
                    NaiveColumns.IsOdd(name) || NaiveColumns.IsOdd(header[columns[field]].Trim())
                        ? Verdict.CannotSay
                        : Verdict.Faulty
                );
            }
        }

        string[] needed =
            kind == FileKind.Reports ? ["SCN", "Stage", "Subject", "Faculty"] : ["SCN", "Stage"];
        var lacking =
            needed.Any(field => !columns.ContainsKey(field))
            || (kind == FileKind.Reports && !NaiveColumns.Ratings.Any(columns.ContainsKey));
        opinion.FaultyIf(lacking && !header.Any(cell => NaiveColumns.IsOdd(cell.Trim())));
        opinion.DoubtfulIf(lacking);
    }

    private void ReadRow(string[] row)
    {
        opinion.FaultyIf(HasCellBeyondHeading(row));
        opinion.DoubtfulIf(row.Any(IsStrange));
        foreach (var field in columns.Keys)
        {
            var value = Value(row, field);
            opinion.Hear(IsStrange(value) ? Verdict.CannotSay : OfCell(field, value));
        }
    }

    private Verdict OfCell(string field, string value) =>
        field switch
        {
            "SCN" => NaiveCells.Scn(value),
            "Stage" => NaiveCells.Stage(value),
            "Subject" or "Faculty" => NaiveCells.Needed(value),
            "Effort" or "Behaviour" or "Homework" or "Pathway" => NaiveCells.Number(value, 4),
            "Working Grade" => NaiveCells.Number(value, 9),
            "SIMD Decile" => NaiveCells.Number(value, 10),
            "Attendance" => NaiveCells.Attendance(value),
            "Attendance As At" => NaiveCells.Date(value),
            "Care Experienced" or "5@3" or "SEBN" or "ASN" or "ASN Need" => NaiveCells.Flag(value),
            "Session" => NaiveCells.Session(value),
            _ => NaiveCells.Text(value),
        };

    /// <summary>A cell beyond the last heading is extra, whether or not blank headings follow it.</summary>
    private bool HasCellBeyondHeading(string[] row) =>
        row.Skip(Array.FindLastIndex(header, cell => cell.Trim().Length > 0) + 1)
            .Any(cell => cell.Trim().Length > 0);

    /// <summary>A line of totals is an error wherever its word stands, some characters are white space to some, and a NUL may be no text.</summary>
    private static bool IsStrange(string cell)
    {
        var text = cell.Trim();
        return text.Contains('\0')
            || text.StartsWith("total", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Invisible, text.StartsWith)
            || Array.Exists(Invisible, text.EndsWith);
    }

    private string Value(string[] row, string field) =>
        columns.TryGetValue(field, out var column) && column < row.Length ? row[column].Trim() : "";

    /// <summary>One stage a pupil; one cycle and one session a file; one row a report, or a pupil, unless every value is the same.</summary>
    private void CompareRows()
    {
        string[] key =
            kind == FileKind.Reports
                ? ["School", "SCN", "Subject", "Level", "Class"]
                : ["School", "SCN"];
        foreach (var same in rows.GroupBy(row => Joined(row, key), StringComparer.Ordinal))
        {
            foreach (var row in same.Skip(1))
            {
                opinion.Hear(Compared(same.First(), row));
            }
        }

        opinion.DoubtfulIf(MoreWhenFolded(row => Joined(row, key)));
        foreach (
            var pupil in rows.GroupBy(row => Joined(row, "School", "SCN"), StringComparer.Ordinal)
        )
        {
            opinion.FaultyIf(
                pupil
                    .Select(row => NaiveCells.StageOf(Value(row, "Stage")))
                    .Where(stage => stage.Length > 0)
                    .Distinct(StringComparer.Ordinal)
                    .Skip(1)
                    .Any()
            );
        }

        HearOneName("Session");
        HearOneName("Cycle");
    }

    private Verdict Compared(string[] one, string[] other)
    {
        var unlike = columns.Keys.Where(field => Value(one, field) != Value(other, field)).ToList();
        return unlike.Exists(field =>
                IsSurelyAnother(field, Value(one, field), Value(other, field))
            )
                ? Verdict.Faulty
            : unlike.Count > 0 || !Padded(one).SequenceEqual(Padded(other), StringComparer.Ordinal)
                ? Verdict.CannotSay
            : Verdict.Fine;
    }

    /// <summary>Whether two values of a field are surely not the same: 90 and 90.0, Y and Yes, S5 and 5, art and Art may be.</summary>
    private static bool IsSurelyAnother(string field, string one, string other) =>
        field
            is "Effort"
                or "Behaviour"
                or "Homework"
                or "Working Grade"
                or "SIMD Decile"
                or "Pathway"
        || (
            field is "Surname" or "Forename" or "Faculty" or "House" or "Teacher"
            && !string.Equals(Plain(one), Plain(other), StringComparison.Ordinal)
        );

    private IEnumerable<string> Padded(string[] row) =>
        header.Select((_, column) => column < row.Length ? row[column].Trim() : "");

    private void HearOneName(string field)
    {
        var values = rows.Select(row => Value(row, field)).ToList();
        var named = values
            .Where(value => value.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        opinion.FaultyIf(named.Select(Plain).Distinct(StringComparer.Ordinal).Skip(1).Any());
        opinion.DoubtfulIf(
            named.Count > 1 || (named.Count == 1 && values.Contains("", StringComparer.Ordinal))
        );
    }

    /// <summary>A blank means the one school that is named, and is an error where several are.</summary>
    private void CompareSchools(Sheet besides)
    {
        var own = rows.Select(row => Value(row, "School"))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var others = new SchoolsNamed(besides);
        var named = own.Concat(others.Names)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var (hasBlank, isSeveral) = (own.Contains(""), named.Select(Plain).Distinct().Count() > 1);
        opinion.FaultyIf(hasBlank && isSeveral);
        opinion.DoubtfulIf(isSeveral && others.Names.Contains(""));
        opinion.DoubtfulIf(hasBlank && named.Count > 0 && own.Count > 1);
        opinion.DoubtfulIf(MoreWhenFolded(row => Value(row, "School")));
    }

    private bool MoreWhenFolded(Func<string[], string> value)
    {
        var values = rows.Select(value).Distinct(StringComparer.Ordinal).ToList();
        return values.Select(Plain).Distinct(StringComparer.Ordinal).Count() < values.Count;
    }

    private string Joined(string[] row, params string[] fields) =>
        string.Join('\u0001', fields.Select(field => Value(row, field)));

    /// <summary>As compared by the most generous: without case, and without what is not a letter or digit.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c == '\u0001')).ToUpperInvariant();

    /// <summary>The schools that a sound file names, a blank among them.</summary>
    private sealed class SchoolsNamed(Sheet sheet)
    {
        public IReadOnlyList<string> Names { get; } =
        [
            .. sheet
                .Rows.Skip(1)
                .Select(row => Column(sheet) is var column && column < 0 ? "" : row[column].Trim())
                .Distinct(StringComparer.Ordinal),
        ];

        private static int Column(Sheet sheet) =>
            Array.FindIndex(
                sheet.Rows[0],
                cell => NaiveColumns.FieldOf(sheet.Kind, cell) == "School"
            );
    }
}
