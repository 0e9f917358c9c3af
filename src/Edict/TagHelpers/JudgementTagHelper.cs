using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>A faculty's judgement: its RAG and the comment; where there is none a dash, or the hollow mark of what is asked and not yet set.</summary>
[HtmlTargetElement("judgement", TagStructure = TagStructure.WithoutEndTag)]
public sealed class JudgementTagHelper : TagHelper
{
    public Judgement? Value { get; set; }

    /// <summary>Whether one is asked; null where that is not said.</summary>
    public bool? Asked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null && Asked is { } asked)
        {
            new RagTagHelper { Asked = asked }.Process(context, output);
            return;
        }

        if (Value is null)
        {
            output.Show("quiet", "–", " none");
            return;
        }

        new RagTagHelper { Value = Value.Rag.Letter() }.Process(context, output);
        output.PostElement.Append($" {Value.Comment}");
    }
}
