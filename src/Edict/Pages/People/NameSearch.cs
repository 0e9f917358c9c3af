using System.Globalization;
using System.Text;
using Edict.Overview;

namespace Edict.Pages.People;

/// <summary>Finds pupils by parts of their names, without regard to case and accents.</summary>
public static class NameSearch
{
    /// <summary>The fewest letters that are searched for.</summary>
    public const int Fewest = 2;

    public const int Most = 20;

    /// <summary>At most <see cref="Most"/> pupils, each of whose names begins with one of the words, and all words with one of the names.</summary>
    public static IReadOnlyList<PupilInSession> In(IEnumerable<PupilInSession> pupils, string words)
    {
        var wanted = Words(words);
        return
        [
            .. pupils
                .Where(pupil => wanted.All(Words(pupil.FullName).AnyBegins))
                .OrderBy(pupil => pupil.ListName, StringComparer.OrdinalIgnoreCase)
                .ThenBy(pupil => pupil.RegistrationClass, StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];
    }

    private static bool AnyBegins(this IEnumerable<string> names, string word) =>
        names.Any(name => name.StartsWith(word, StringComparison.Ordinal));

    private static string[] Words(string text) =>
        string.Concat(
                text.Normalize(NormalizationForm.FormD)
                    .Where(letter =>
                        CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                    )
            )
            .ToLowerInvariant()
            .Split([' ', ',', '-', '\'', '’'], StringSplitOptions.RemoveEmptyEntries);
}
