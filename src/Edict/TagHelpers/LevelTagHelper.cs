using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>A level of concern: its digit in a shape that grows in weight from 1 to 3.</summary>
[HtmlTargetElement("level", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LevelTagHelper : TagHelper
{
    public int Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Show($"level level-{Value}", "");
        output.Content.AppendHtml(Mark.Spoken("Level "));
        output.Content.Append($"{Value}");
    }
}
