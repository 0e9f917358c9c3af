using System.Text.RegularExpressions;
using AngleSharp.Dom;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Rules;

/// <summary>What a page or a file shows, as lines of a label and the kind of its value: the fields, and not their values.</summary>
internal static partial class FieldsOf
{
    /// <summary>A page's heading, its facts, its lists and its tables, in their order.</summary>
    /// <param name="rows">The rows of tables that are read; all of a table whose rows are no pupils.</param>
    public static IEnumerable<string> Page(IParentNode page, Func<IElement, bool> rows)
    {
        foreach (
            var element in page.QuerySelectorAll(
                "main h1, main h2, main dl.facts > div, main p, main li, main table, main a[href*='.csv'], main a[href*='.xlsx'], main form, main summary"
            )
        )
        {
            foreach (var line in Element(element, rows))
            {
                yield return line;
            }
        }
    }

    /// <summary>The columns of a file with the kind of what one row has in each.</summary>
    public static IEnumerable<string> Row(
        IReadOnlyList<string> header,
        IReadOnlyList<string> row
    ) => header.Select((name, at) => $"{name}: {Kind(row[at])}");

    /// <summary>Nothing, a mark, a day, a number, a text with figures, or words.</summary>
    public static string Kind(string text)
    {
        var plain = Clauses.Replace(text, "").Trim();
        return plain.Length == 0 ? "nothing"
            : plain is "Y" or "N" ? "yes or no"
            : Day.IsMatch(plain) ? "day"
            : Number.IsMatch(plain) ? "number"
            : plain.Any(char.IsDigit) ? "words and figures"
            : "words";
    }

    private static IEnumerable<string> Element(IElement element, Func<IElement, bool> rows) =>
        element.LocalName switch
        {
            "h1" => ["# a name"],
            "h2" => [$"## {Unnumbered(Words(element))}"],
            "div" =>
            [
                $"{Words(element.QuerySelector("dt")!)}: {Kind(Words(element.QuerySelector("dd")!))}",
            ],
            "a" => [$"file: {Words(element)}"],
            "summary" => [$"opens: {Unnumbered(Words(element))}"],
            "form" => [$"form: {Form(element)}"],
            "table" => Table(element, rows),
            _ when element.Closest("table, form, .published") is not null => [],
            _ => Said(element),
        };

    private static IEnumerable<string> Said(IElement element)
    {
        var words = Words(element);
        var label = Label(element, words);
        var kind = Kind(words[Math.Min(label.Length, words.Length)..].TrimStart(':', '.'));
        return words.Length == 0 ? []
            : kind == "nothing" ? [$"- {label}"]
            : [$"- {label}: {kind}"];
    }

    /// <summary>What stands before a colon; of a list of marks the mark.</summary>
    private static string Label(IElement element, string words) =>
        element.QuerySelector(".group:not(.unknown)") is { } group ? Words(group)
        : words.IndexOf(':', StringComparison.Ordinal) is var at and > 0 and < 60 ? words[..at]
        : Unnumbered(words);

    private static IEnumerable<string> Table(IElement table, Func<IElement, bool> rows)
    {
        yield return $"table: {Unnumbered(Words(table.QuerySelector("caption")!))}";
        var heads = table.QuerySelectorAll("thead tr:only-child th").Select(Words).ToList();
        foreach (var row in table.QuerySelectorAll("tbody tr").Where(rows))
        {
            var cells = row.Children.Select((cell, at) => Cell(cell, heads.ElementAtOrDefault(at)));
            yield return $"  {string.Join(" | ", cells)}";
        }
    }

    private static string Cell(IElement cell, string? head) =>
        cell.LocalName == "th" ? Words(cell)
        : string.IsNullOrEmpty(head) ? Kind(Words(cell))
        : $"{head}: {Kind(Words(cell))}";

    private static string Form(IElement form) =>
        string.Join(
            ", ",
            form.QuerySelectorAll("select[name], input[name]:not([type=hidden])")
                .Select(field => field.GetAttribute("name"))
                .Concat(form.QuerySelectorAll("button").Select(Words))
                .Distinct()
        );

    private static string Unnumbered(string words) =>
        Digits.Replace(Clauses.Replace(words, "").Trim(), "0");

    [GeneratedRegex(@"\bP\d+\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Clauses { get; }

    [GeneratedRegex(
        @"^(\d{4}-\d{2}-\d{2}|\d{1,2} \w+ \d{4})$",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Day { get; }

    [GeneratedRegex(@"^\d+([.,]\d+)?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"\d+([.,]\d+)?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Digits { get; }
}
