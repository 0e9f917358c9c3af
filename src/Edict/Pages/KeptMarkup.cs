using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Edict.Pages;

/// <summary>
/// Renders a partial page of something that never changes once, and keeps the text for as long as that is in memory: a
/// list of 300 pupils is then written in 300 pieces and not in thousands.
/// </summary>
public static partial class KeptMarkup
{
    private static readonly ConditionalWeakTable<
        object,
        Dictionary<(string Partial, string Variant), IHtmlContent>
    > Kept = [];

    /// <param name="model">Which alone decides what the partial page shows: neither who reads nor when.</param>
    public static ValueTask<IHtmlContent> KeptAsync<T>(
        this IHtmlHelper<T> html,
        string partial,
        object model
    ) => html.KeptAsync(partial, model, model, "");

    /// <param name="keeper">As long as it is in memory the text is kept.</param>
    /// <param name="variant">Which with the keeper decides what the partial page shows.</param>
    public static async ValueTask<IHtmlContent> KeptAsync<T>(
        this IHtmlHelper<T> html,
        string partial,
        object model,
        object keeper,
        string variant
    )
    {
        var ofKeeper = Kept.GetValue(keeper, _ => []);
        lock (ofKeeper)
        {
            if (ofKeeper.TryGetValue((partial, variant), out var kept))
            {
                return kept;
            }
        }

        var text = new StringWriter();
        (await html.PartialAsync(partial, model)).WriteTo(text, HtmlEncoder.Default);
        var rendered = new HtmlString(WithoutIndent().Replace(text.ToString(), "\n"));
        lock (ofKeeper)
        {
            ofKeeper[(partial, variant)] = rendered;
        }

        return rendered;
    }

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithoutIndent();
}
