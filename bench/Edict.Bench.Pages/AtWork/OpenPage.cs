using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Edict.Bench.Pages.AtWork;

/// <summary>A page that saves itself, open in somebody's browser.</summary>
/// <param name="Cells">The cells that this browser changes, and no other.</param>
internal sealed partial record OpenPage(
    Colleague Who,
    string Path,
    string Address,
    string Token,
    IReadOnlyList<Cell> Cells
)
{
    private readonly List<Guid> answered = [];

    private static readonly object[] Marks = [1, 2, 3, 4];
    private static readonly object[] Rags = ["G", "A1", "A2"];

    /// <summary>The batches that the server called saved.</summary>
    public IReadOnlyList<Guid> Answered => answered;

    public bool SavesMarks => Path != Person.FacultyRag;

    /// <summary>Opens a class, or the RAG of the person's faculty.</summary>
    /// <param name="part">Which quarter of the pupils is this browser's: 0 to 3; null for all.</param>
    public static async Task<OpenPage> OpenAsync(Colleague who, string path, int? part)
    {
        var page = await who.TextAsync(path);
        var rows = Row().Matches(page);
        var cells = rows.Where((_, row) => part is null || row % 4 == part)
            .SelectMany(row => row.Groups["level"].Success ? MarksOf(row) : [RagOf(row)]);
        return new(
            who,
            path,
            // A RAG's goes on with its policy, which the demonstration has one of.
            DataCells().Match(page).Groups[1].Value + rows[0].Groups["policy"].Value,
            FormToken().Matches(page)[0].Groups[1].Value,
            [.. cells]
        );
    }

    /// <summary>Changes some cells in one batch.</summary>
    /// <exception cref="InvalidDataException">The server did not save all of it.</exception>
    public async Task SaveAsync(int count, Random random)
    {
        var some = Cells.OrderBy(_ => random.Next()).Take(count).ToList();
        var batch = new
        {
            batch = Guid.CreateVersion7(),
            entered = "Typed",
            cells = some.Select(cell => cell.Changed(random)).ToList(),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = JsonContent.Create(batch),
            Headers = { { "RequestVerificationToken", Token } },
        };
        var answer = await Who.TextAsync(request);
        if (JsonNode.Parse(answer)!["saved"]!.AsArray().Count != some.Count)
        {
            throw new InvalidDataException(answer);
        }

        some.ForEach(cell => cell.Settle());
        answered.Add(batch.batch);
    }

    private static IEnumerable<Cell> MarksOf(Match row) =>
        Mark()
            .Matches(row.Value)
            .Select(mark =>
                Of(
                    row,
                    ("level", row.Groups["level"].Value),
                    ("column", mark.Groups["column"].Value)
                ) with
                {
                    Choices = Marks,
                    Saved = mark.Groups["saved"].Value is { Length: > 0 } saved
                        ? int.Parse(saved)
                        : null,
                }
            );

    private static Cell RagOf(Match row) =>
        Of(row, ("cycle", row.Groups["cycle"].Value)) with
        {
            Choices = Rags,
            Saved = row.Groups["saved"].Value,
        };

    private static Cell Of(Match row, params (string Name, string Value)[] parts)
    {
        var identity = parts.ToDictionary(part => part.Name, object? (part) => part.Value);
        identity["pupil"] = row.Groups["pupil"].Value;
        return new(identity, []);
    }

#pragma warning disable MA0009 // The pages are Edict's own.
    [GeneratedRegex(
        """<tr data-pupil="(?<pupil>[^"]+)" (data-level="(?<level>[^"]*)"|data-cycle="(?<cycle>[^"]*)") data-name="[^"]*"( data-class="[^"]*" data-saved="(?<saved>[^"]*)" data-suggested="[^"]*" data-policy="(?<policy>[^"]*)")?.*?</tr>""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Row();

    [GeneratedRegex("""data-column="(?<column>[^"W]+)" data-saved="(?<saved>[^"]*)"[ >]""")]
    private static partial Regex Mark();

    [GeneratedRegex("""data-cells="([^"]+)"[ >]""")]
    private static partial Regex DataCells();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)"[ >]""")]
    private static partial Regex FormToken();
}
