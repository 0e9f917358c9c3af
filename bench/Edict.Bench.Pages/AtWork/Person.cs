using System.Text.RegularExpressions;

namespace Edict.Bench.Pages.AtWork;

/// <summary>What somebody does: reads a page, or saves a batch.</summary>
/// <param name="Name">The same for all who do it.</param>
/// <param name="Share">How often, of a hundred acts.</param>
internal sealed record Act(string Name, int Share, Func<Task> DoAsync);

/// <summary>One of the staff with a page to type in, and what they do in a day.</summary>
internal sealed partial class Person : IDisposable
{
    public const string FacultyRag = "/faculty-rag";
    private readonly Random random;

    private Person(string key, int seed, OpenPage page)
    {
        (Key, Page) = (key, page);
        random = new(seed);
        Acts = page.SavesMarks ? OfTeacher() : OfLeader();
    }

    public string Key { get; }

    public OpenPage Page { get; }

    public IReadOnlyList<Act> Acts { get; }

    /// <summary>How long this person waits before the first act, so that not all begin at once; a share of the gap.</summary>
    public double Start => random.NextDouble();

    /// <param name="taken">How many sit at each class so far: each types of other pupils than the rest.</param>
    public static async Task<Person> SignInAsync(
        Uri address,
        string key,
        Dictionary<string, int> taken
    )
    {
        var who = await Colleague.SignInAsync(address, key);
        var path = key.StartsWith("cl-", StringComparison.Ordinal)
            ? FacultyRag
            : ClassLink().Match(await who.TextAsync("/reports")).Groups[1].Value;
        var part = path == FacultyRag ? 0 : taken.GetValueOrDefault(path);
        taken[path] = part + 1;
        // Each has another seed: with the same one, two would do the same at the same moments.
        return new(key, taken.Values.Sum(), await OpenPage.OpenAsync(who, path, part));
    }

    /// <summary>One of the acts, as often as its share says.</summary>
    public Act Next()
    {
        var at = random.Next(Acts.Sum(act => act.Share));
        return Acts.First(act => (at -= act.Share) < 0);
    }

    public void Dispose() => Page.Who.Dispose();

    private Act[] OfTeacher() =>
        [
            Reading("My work", 20, "/"),
            Reading("Enter reports, a class", 28, Page.Path),
            Reading("Concerns", 16, "/concerns"),
            Reading("Vulnerable groups", 16, "/vulnerable-groups"),
            new("a batch of marks", 20, () => Page.SaveAsync(1 + random.Next(6), random)),
        ];

    private Act[] OfLeader() =>
        [
            Reading("My work", 12, "/"),
            Reading("Faculty RAG", 36, Page.Path),
            Reading("Concerns", 16, "/concerns"),
            Reading("Vulnerable groups", 16, "/vulnerable-groups"),
            new("a batch of RAGs", 20, () => Page.SaveAsync(1 + random.Next(3), random)),
        ];

    private Act Reading(string name, int share, string path) =>
        new(name, share, () => Page.Who.ReadAsync(path));

#pragma warning disable MA0009 // The pages are Edict's own.
    [GeneratedRegex("""href="(/reports/[^"/]+/[^"/]+)">""")]
    private static partial Regex ClassLink();
}
