using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>What all marks share: a span with what is seen, then what only a screen reader says.</summary>
internal static class Mark
{
    public static void Show(
        this TagHelperOutput output,
        string classes,
        string seen,
        string spoken = ""
    )
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", classes);
        output.Content.Append(seen);
        if (spoken.Length > 0)
        {
            output.Content.AppendHtml(Spoken(spoken));
        }
    }

    public static TagBuilder Spoken(string words) => Span("visually-hidden", words);

    public static TagBuilder Span(string classes, string words)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(classes);
        span.InnerHtml.Append(words);
        return span;
    }

    /// <summary>A sign that a screen reader passes over, since words beside it say the same.</summary>
    public static TagBuilder Sign(string sign)
    {
        var span = Span("sign", sign);
        span.Attributes["aria-hidden"] = "true";
        return span;
    }
}
