using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>The vulnerable groups a pupil is in, as quiet words; those not known are counted, never left out.</summary>
[HtmlTargetElement("groups", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GroupsTagHelper : TagHelper
{
    public Groups In { get; set; }

    public Groups Unknown { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var none = In == Groups.None && Unknown == Groups.None;
        output.Show(none ? "groups quiet" : "groups", none ? "none" : "");
        foreach (var group in In.Members())
        {
            output.Content.AppendHtml(Mark.Span("group", group.Word())).Append(" ");
        }

        if (Unknown != Groups.None)
        {
            AppendUnknown(output);
        }
    }

    private void AppendUnknown(TagHelperOutput output)
    {
        var names = Unknown.Members().Select(group => group.Word()).ToList();
        var unknown = Mark.Span("group unknown", $"{names.Count} not known");
        unknown.Attributes["title"] = string.Join(", ", names);
        unknown.InnerHtml.AppendHtml(Mark.Spoken($": {string.Join(", ", names)}"));
        output.Content.AppendHtml(unknown);
    }
}
