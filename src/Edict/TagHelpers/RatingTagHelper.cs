using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>Effort, behaviour or homework: the digit, in a shape when tracked, hollow when not rated.</summary>
[HtmlTargetElement("rating", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RatingTagHelper : TagHelper
{
    public byte? Value { get; set; }

    public bool Tracked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value)
        {
            output.Show("mark hollow", "", "not rated");
        }
        else if (!Tracked)
        {
            output.Show("mark", $"{value}");
        }
        else if (value >= 4)
        {
            output.Show("mark serious", $"{value}", ", serious");
        }
        else
        {
            output.Show("mark early", $"{value}", ", early intervention");
        }
    }
}
