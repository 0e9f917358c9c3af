using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>One reason in words: with a value as in "behaviour 4 (serious)", without one its bare name.</summary>
[HtmlTargetElement("reason-word", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ReasonWordTagHelper : TagHelper
{
    public Reasons Reason { get; set; }

    /// <summary>The rating or the working grade that is tracked.</summary>
    public byte? Value { get; set; }

    /// <summary>The working grade before, for a deterioration.</summary>
    public byte? Previous { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Show($"reason {Weight()}", Words());

    private string Weight() =>
        Reason switch
        {
            Reasons.WorkingGrade => "below",
            Reasons.Deterioration => Previous is { } from && Value is { } now
                ? Slip.Weight(from, now)
                : "slip-one",
            _ => Value >= 4 ? "serious" : "early",
        };

    private string Words() =>
        Reason switch
        {
            Reasons.WorkingGrade => Value is null
                ? "working grade"
                : $"working grade {Value} (below a pass)",
            Reasons.Deterioration => Previous is null ? "slipping" : $"slipping from {Previous}",
            _ when Value is null => Reason.Word(),
            _ => $"{Reason.Word()} {Value} ({(Value >= 4 ? "serious" : "early")})",
        };
}
