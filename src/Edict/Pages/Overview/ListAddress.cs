using System.Text;
using System.Text.Encodings.Web;
using Edict.Pages.Concerns;

namespace Edict.Pages.Overview;

/// <summary>The addresses of the lists behind the figures: what was chosen, and on it what the figure narrows.</summary>
public sealed class ListAddress(ConcernFilter filter)
{
    private readonly (string Key, string Query)[] chosen =
    [
        .. filter.AsQuery().Select(part => ($"{part.Key}=", Query(part.Key, part.Value))),
    ];
    private readonly StringBuilder text = new();

    /// <summary>One part of a query, ready to be put behind others.</summary>
    public static string Query(string key, string value) =>
        $"{key}={UrlEncoder.Default.Encode(value)}";

    /// <summary>A part that leaves out what was chosen of a key.</summary>
    public static string Without(string key) => $"{key}=";

    /// <param name="narrowed">Parts made by <see cref="Query"/> or <see cref="Without"/>, or nothing; a part that was chosen too is replaced.</param>
    public string Of(params ReadOnlySpan<string> narrowed)
    {
        text.Clear().Append("/concerns");
        var between = '?';
        foreach (var (key, query) in chosen)
        {
            if (!IsAmong(narrowed, key))
            {
                text.Append(between).Append(query);
                between = '&';
            }
        }

        foreach (var query in narrowed)
        {
            if (query.Length > 0 && query[^1] != '=')
            {
                text.Append(between).Append(query);
                between = '&';
            }
        }

        return text.ToString();
    }

    private static bool IsAmong(ReadOnlySpan<string> narrowed, string key)
    {
        foreach (var query in narrowed)
        {
            if (query.StartsWith(key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
