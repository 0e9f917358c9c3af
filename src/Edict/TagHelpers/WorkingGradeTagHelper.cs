using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>A working grade with its reasons: boxed when tracked for itself, after the grade it slipped from when slipping.</summary>
[HtmlTargetElement("working-grade", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WorkingGradeTagHelper : TagHelper
{
    public byte? Value { get; set; }

    /// <summary>The grade it is compared with; shown only where the report is tracked for slipping.</summary>
    public byte? Previous { get; set; }

    public Reasons Reasons { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value)
        {
            output.Show("mark hollow", "", "not graded");
            return;
        }

        var isTracked = Reasons.HasFlag(Reasons.WorkingGrade);
        var from = Reasons.HasFlag(Reasons.Deterioration) ? Previous : null;
        output.Show(
            from is { } grade
                ? $"slip {TrackedCourseTagHelper.Tint(TrackedReports.LaneOfFall(grade, value))}"
                : "slip",
            ""
        );
        if (from is not null)
        {
            output.Content.AppendHtml(Mark.Sign($"{from} →"));
        }

        output.Content.AppendHtml(Mark.Span(isTracked ? "mark below" : "mark", $"{value}"));
        output.Content.AppendHtml(
            Mark.Spoken(Words(isTracked && TrackedReports.IsBelowAPass(value), from))
        );
    }

    private static string Words(bool below, byte? from) =>
        (below ? ", below a pass" : "") + (from is null ? "" : $", slipping from {from}");
}
