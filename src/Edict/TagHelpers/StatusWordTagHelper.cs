using Edict.Overview;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>How a pupil stands in a word, with the level before where the level changed.</summary>
[HtmlTargetElement("status-word", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusWordTagHelper : TagHelper
{
    public Standing Value { get; set; }

    /// <summary>The level in the cycle before.</summary>
    public int? Before { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Show($"status status-{Value.ToString().ToLowerInvariant()}", "");
        if (Sign() is { } sign)
        {
            output.Content.AppendHtml(Mark.Sign(sign));
        }

        output.Content.Append(
            Before is null || Sign() is null ? Value.Word() : $"{Value.Word()} from {Before}"
        );
    }

    private string? Sign() =>
        Value switch
        {
            Standing.Escalated => "▲",
            Standing.Eased => "▼",
            _ => null,
        };
}
