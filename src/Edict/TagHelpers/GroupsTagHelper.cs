using Edict.Pages;
using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>
/// The vulnerable groups a pupil is in, as quiet words; those not known are counted, never left out. Who may not read
/// which is shown a bare mark.
/// </summary>
[HtmlTargetElement("groups", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GroupsTagHelper : TagHelper
{
    public Groups In { get; set; }

    public Groups Unknown { get; set; }

    /// <summary>In place of the two: what the reader may see; nothing is said to be so, and is not "none".</summary>
    public GroupsSeen? Seen { get; set; }

    /// <summary>What the groups rest on, told after each; null where that is not for the reader.</summary>
    public PupilFacts? Facts { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Seen is { Read: GroupsRead.Nothing })
        {
            output.Show("groups quiet", "not shown");
            return;
        }

        var seen = Seen ?? default;
        var (groups, unknown) = (In | seen.In, Unknown | seen.Unknown);
        var none = (groups | unknown) == Groups.None && !seen.IsIn && !seen.IsUnknown;
        output.Show(none ? "groups quiet" : "groups", none ? "none" : "");
        if (seen.Read == GroupsRead.Mark && !none)
        {
            output.Content.AppendHtml(
                seen.IsIn
                    ? Mark.Span("group", "in a group")
                    : Mark.Span("group unknown", "not known")
            );
        }

        foreach (var group in groups.Members())
        {
            AppendMember(output, group);
        }

        if (unknown != Groups.None)
        {
            AppendUnknown(output, unknown);
        }
    }

    private void AppendMember(TagHelperOutput output, Groups group)
    {
        output.Content.AppendHtml(Mark.Span("group", group.Word())).Append(" ");
        if (Facts is { } facts && FactBehind.Words(group, facts) is { Length: > 0 } words)
        {
            output.Content.AppendHtml(Mark.Span("behind", words)).Append(" ");
        }
    }

    private static void AppendUnknown(TagHelperOutput output, Groups unknown)
    {
        var names = unknown.Members().Select(group => group.Word()).ToList();
        var span = Mark.Span("group unknown", $"{names.Count} not known");
        span.Attributes["title"] = string.Join(", ", names);
        span.InnerHtml.AppendHtml(Mark.Spoken($": {string.Join(", ", names)}"));
        output.Content.AppendHtml(span);
    }
}
