using System.Text.Encodings.Web;
using Edict.Pages.Concerns;

namespace Edict.Pages.Overview;

/// <summary>The addresses of the lists behind the figures: what was chosen, and on it what the figure narrows.</summary>
public sealed class ListAddress
{
    private readonly (string Key, string Query)[] chosen;

    public ListAddress(ConcernFilter filter) =>
        chosen = [.. filter.AsQuery().Select(part => (part.Key, Query(part.Key, part.Value)))];

    /// <summary>One part of a query, ready to be put behind others.</summary>
    public static string Query(string key, string value) =>
        $"{key}={UrlEncoder.Default.Encode(value)}";

    /// <param name="narrowed">Parts made by <see cref="Query"/>; a part that was chosen too is replaced.</param>
    public string Of(params ReadOnlySpan<string> narrowed)
    {
        var text = new System.Text.StringBuilder("/concerns");
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
            if (query.Length > 0)
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
            if (
                query.StartsWith(key, StringComparison.Ordinal)
                && query.Length > key.Length
                && query[key.Length] == '='
            )
            {
                return true;
            }
        }

        return false;
    }
}
