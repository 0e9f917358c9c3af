using Edict.Protocol;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Edict.TagHelpers;

/// <summary>A RAG to choose: its three letters and none, of which what is chosen alone has its shape.</summary>
[HtmlTargetElement("rag-picks", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RagPicksTagHelper : TagHelper
{
    /// <summary>The name of the form's field: a letter, or empty.</summary>
    public string Field { get; set; } = "";

    /// <summary>What a screen reader calls the choice.</summary>
    public string Label { get; set; } = "";

    /// <summary>The ids of what a screen reader tells with the choice; empty for nothing.</summary>
    public string Told { get; set; } = "";

    /// <summary>What is chosen; empty for none.</summary>
    public string Letter { get; set; } = "";

    /// <summary>What a screen reader calls none.</summary>
    public string None { get; set; } = "";

    public bool Disabled { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "picks");
        output.Attributes.SetAttribute("role", "radiogroup");
        output.Attributes.SetAttribute("aria-label", Label);
        if (Told.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", Told);
        }

        foreach (var rag in RagNames.Each)
        {
            Pick(output, $"{rag.Letter()}", $"rag {rag.Word()}", rag.Word());
        }

        Pick(output, "", "hollow", None);
    }

    private void Pick(TagHelperOutput output, string letter, string shape, string words)
    {
        output.Content.AppendHtml("<label class=\"pick\"><input type=\"radio\" name=\"");
        output.Content.Append(Field);
        output.Content.AppendHtml($"\" value=\"{letter}\"");
        output.Content.AppendHtml(letter == Letter ? " checked" : "");
        output.Content.AppendHtml(Disabled ? " disabled" : "");
        output.Content.AppendHtml(
            $"><span class=\"mark {shape}\" aria-hidden=\"true\">{letter}</span>"
        );
        output.Content.AppendHtml(Mark.Spoken(words));
        output.Content.AppendHtml("</label>");
    }
}
