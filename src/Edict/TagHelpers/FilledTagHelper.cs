using Edict.Data;
using Edict.Reports;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>How many marks came by which deliberate act: the act's sign, a number and the act by its name. Nothing where none did.</summary>
[HtmlTargetElement("filled", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FilledTagHelper : TagHelper
{
    public FilledCount Count { get; set; }

    /// <summary>The sheet on which these marks stand; null on the sheet itself.</summary>
    public string? Href { get; set; }

    /// <summary>Whether it is told how many: who compares nobody is told only that there are some.</summary>
    public bool Numbers { get; set; } = true;

    /// <summary>Whether acts by which no mark came are written, too, and hidden: the sheet's script counts.</summary>
    public bool All { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Count.IsNone && !All)
        {
            output.SuppressOutput();
            return;
        }

        output.Show("filled", "");
        foreach (var act in EnteredNames.Acts.Where(act => All || Count.By(act) > 0))
        {
            output.Content.AppendHtml(Line(act)).Append(" ");
        }
    }

    private TagBuilder Line(Entered act)
    {
        var line = new TagBuilder("span");
        line.Attributes["data-entered"] = $"{act}";
        if (Count.By(act) == 0)
        {
            line.Attributes["hidden"] = "";
        }

        line.InnerHtml.AppendHtml(Mark.Span("act", act.Sign()));
        line.InnerHtml.Append(" ");
        line.InnerHtml.AppendHtml(Number(act));
        line.InnerHtml.Append($" by {act.Words()}");
        return line;
    }

    private TagBuilder Number(Entered act)
    {
        var number = new TagBuilder(Href is null ? "b" : "a");
        if (Href is not null)
        {
            number.Attributes["href"] = Href;
        }

        number.InnerHtml.Append(
            Numbers ? $"{Count.By(act)} of {SheetColumns.Marks(Count.Marks)}" : "some marks"
        );
        return number;
    }
}
