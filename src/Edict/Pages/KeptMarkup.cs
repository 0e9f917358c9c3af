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
    private static readonly ConditionalWeakTable<object, KeptTexts> Kept = [];

    /// <param name="model">Which alone decides what the partial page shows: neither who reads nor when.</param>
    public static ValueTask<HtmlString> KeptAsync<T>(
        this IHtmlHelper<T> html,
        string partial,
        object model
    ) => html.KeptAsync(partial, model, model, "");

    /// <param name="keeper">As long as it is in memory the text is kept.</param>
    /// <param name="variant">Which with the keeper decides what the partial page shows.</param>
    public static async ValueTask<HtmlString> KeptAsync<T>(
        this IHtmlHelper<T> html,
        string partial,
        object model,
        object keeper,
        string variant
    )
    {
        var ofKeeper = Kept.GetValue(keeper, static _ => new());
        if (ofKeeper.Find(partial, variant) is { } kept)
        {
            return kept;
        }

        var text = new StringWriter();
        (await html.PartialAsync(partial, model)).WriteTo(text, HtmlEncoder.Default);
        return ofKeeper.Add(
            new(partial, variant, new(WithoutIndent().Replace(text.ToString(), "\n")))
        );
    }

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithoutIndent();

    private sealed record KeptText(string Partial, string Variant, HtmlString Text);

    /// <summary>The few texts of one keeper: looked through without a lock, since a list asks some hundred keepers.</summary>
    private sealed class KeptTexts
    {
        private readonly Lock adding = new();
        private KeptText[] texts = [];

        public HtmlString? Find(string partial, string variant)
        {
            foreach (var kept in Volatile.Read(ref texts))
            {
                if (kept.Variant == variant && kept.Partial == partial)
                {
                    return kept.Text;
                }
            }

            return null;
        }

        public HtmlString Add(KeptText added)
        {
            lock (adding)
            {
                texts = [.. texts, added];
            }

            return added.Text;
        }
    }
}
