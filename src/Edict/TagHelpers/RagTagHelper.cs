using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>A faculty's RAG: its letter in a shape. A RAG not yet set is hollow, a pupil not asked about a dash: neither is green.</summary>
[HtmlTargetElement("rag", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RagTagHelper : TagHelper
{
    /// <summary><c>R</c>, <c>A</c> or <c>G</c>; null where the CL has not judged yet.</summary>
    public char? Value { get; set; }

    public bool Asked { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (classes, seen, spoken) = (Asked, Value) switch
        {
            (false, _) => ("mark", "–", " not asked"),
            (_, 'R') => ("mark rag red", "R", "ed"),
            (_, 'A') => ("mark rag amber", "A", "mber"),
            (_, 'G') => ("mark rag green", "G", "reen"),
            _ => ("mark hollow", "", "not yet set"),
        };
        output.Show(classes, seen, spoken);
    }
}
