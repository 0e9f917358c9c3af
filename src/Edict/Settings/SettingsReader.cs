using System.Globalization;

namespace Edict.Settings;

/// <summary>
/// Gives each setting from the strongest place that has it: the command line, the environment, the file. Whatever is
/// wrong is gathered, so that all of it is told at once. A setting is known by being asked for.
/// </summary>
/// <param name="file">See <see cref="SettingsFile"/>.</param>
/// <param name="environment">The value of a variable; null where it is not set.</param>
/// <param name="commandLine">What options gave, by key.</param>
public sealed class SettingsReader(
    Dictionary<string, Written> file,
    Func<string, string?> environment,
    IReadOnlyDictionary<string, string> commandLine
)
{
    private readonly SortedSet<string> known = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    /// <summary>What is wrong: place, key, value, and what was expected. A key that nobody asked for is wrong too.</summary>
    public IReadOnlyList<string> Faults =>
        [
            .. faults,
            .. file.Where(row => !known.Contains(row.Key))
                .Select(row =>
                    $"{row.Value.Place}, {row.Key}: no such setting; expected one of: {string.Join(", ", Near(row.Key))}"
                ),
        ];

    public static string VariableOf(string key) =>
        $"EDICT_{key.Replace('.', '_').ToUpperInvariant()}";

    /// <returns>Null where it is not written anywhere, or wrong.</returns>
    public string? Text(string key, string expected, Func<string, bool>? isRight = null) =>
        Right(Find(key), key, expected, isRight) is [var value, ..] ? value : null;

    /// <summary>A list; outside the file it is written with commas.</summary>
    public IReadOnlyList<string> Texts(
        string key,
        string expected,
        Func<string, bool>? isRight = null
    )
    {
        var written = Find(key);
        if (written is { Values: [var one] } && !file.ContainsValue(written))
        {
            written = written with { Values = one.Split(',', StringSplitOptions.TrimEntries) };
        }

        return Right(written, key, expected, isRight);
    }

    /// <summary>A secret: written at the key, or in a file of its own, whose path is at the key with <c>File</c> behind it.</summary>
    public string? Secret(string key)
    {
        var file = FilePath($"{key}File");
        return Text(key, "a secret") ?? (file is null ? null : File.ReadAllText(file).Trim());
    }

    public int Number(string key, int from, int to, int otherwise) =>
        Text(
            key,
            $"a whole number from {from} to {to}",
            text => NumberIn(text) is { } number && number >= from && number <= to
        )
            is { } right
            ? NumberIn(right)!.Value
            : otherwise;

    /// <summary>The full path of a file that is there.</summary>
    public string? FilePath(string key)
    {
        var path = FolderPath(key);
        if (path is null || File.Exists(path))
        {
            return path;
        }

        faults.Add($"{Find(key)!.Place}, {key}: \"{path}\": expected a file that is there");
        return null;
    }

    /// <summary>A full path, whatever is there.</summary>
    public string? FolderPath(string key) =>
        Text(key, "a path") is { } path ? Path.GetFullPath(path, Find(key)!.Folder) : null;

    /// <summary>Says what is wrong with settings that do not go together.</summary>
    public void Refuse(string fault) => faults.Add(fault);

    private static int? NumberIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private IReadOnlyList<string> Right(
        Written? written,
        string key,
        string expected,
        Func<string, bool>? isRight
    )
    {
        var wrong = written?.Values.FirstOrDefault(value =>
            string.IsNullOrWhiteSpace(value) || isRight?.Invoke(value) == false
        );
        if (wrong is null)
        {
            return written?.Values ?? [];
        }

        faults.Add($"{written!.Place}, {key}: \"{wrong}\": expected {expected}");
        return [];
    }

    private Written? Find(string key)
    {
        known.Add(key);
        if (commandLine.TryGetValue(key, out var option))
        {
            return new("command line", [option], Directory.GetCurrentDirectory());
        }

        var variable = VariableOf(key);
        return environment(variable) is { Length: > 0 } set
            ? new(variable, [set], Directory.GetCurrentDirectory())
            : file.GetValueOrDefault(key);
    }

    /// <summary>The settings of the section that a wrong key is in, or where there is no such section those of the first level.</summary>
    private IEnumerable<string> Near(string key)
    {
        var section = key[..(key.LastIndexOf('.') + 1)];
        var near = known.Where(each => each.StartsWith(section, StringComparison.Ordinal));
        return section.Length > 0 && near.Any() ? near : known;
    }
}
