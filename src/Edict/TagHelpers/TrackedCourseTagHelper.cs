using Edict.Overview;
using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>A course and what it is tracked for, in words: "Mathematics H: working grade 7 (below a pass), effort 3 (early)".</summary>
[HtmlTargetElement("tracked-course", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrackedCourseTagHelper : TagHelper
{
    public TrackedCourse Value { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.AppendHtml(Mark.Span("course", Value.Course));
        if (Value.LevelBefore is { } before)
        {
            output.Content.Append(" ").AppendHtml(Mark.Span("was", $"was {before}"));
        }

        var between = ": ";
        foreach (var phrase in Value.Phrases)
        {
            output
                .Content.Append(between)
                .AppendHtml(Mark.Span($"reason {Tint(phrase.Lane)}", phrase.Words));
            between = ", ";
        }
    }

    internal static string Tint(Lanes lane) =>
        lane switch
        {
            Lanes.BelowAPass => "below",
            Lanes.SlippingByTwo => "slip-two",
            Lanes.Serious => "serious",
            Lanes.SlippingByOne => "slip-one",
            _ => "early",
        };
}
