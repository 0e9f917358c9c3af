using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>A faculty's judgement: its RAG and the comment; a dash where there is none.</summary>
[HtmlTargetElement("judgement", TagStructure = TagStructure.WithoutEndTag)]
public sealed class JudgementTagHelper : TagHelper
{
    public Judgement? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null)
        {
            output.Show("quiet", "–", " none");
            return;
        }

        new RagTagHelper { Value = Value.Rag.Letter() }.Process(context, output);
        output.PostElement.Append($" {Value.Comment}");
    }
}
