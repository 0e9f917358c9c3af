using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Edict.Pages.Overview;

/// <summary>How figures stand on a page.</summary>
internal static class FigureMarkup
{
    private static readonly HtmlString Impossible = new("–");

    /// <summary>The place of a table on its page.</summary>
    public static string Anchor(string caption) =>
        caption.ToLowerInvariant().Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);

    /// <summary>A dash where no pupil can be.</summary>
    public static IHtmlContent Link(Figure? figure) =>
        figure is { } known ? new FigureLink(known) : Impossible;
}

/// <summary>A figure as a link to its list, written in few pieces: a page has some hundreds. A figure of 0 leads nowhere.</summary>
internal sealed class FigureLink(Figure figure) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (figure.Count == 0)
        {
            writer.Write("0");
            return;
        }

        writer.Write("<a href=\"");
        encoder.Encode(writer, figure.Address);
        writer.Write("\">");
        writer.Write(figure.Count.ToString(CultureInfo.InvariantCulture));
        writer.Write("</a>");
    }
}

/// <summary>A cell of a heat table of which something can be told: how many are tracked, their share, and of whom nobody can tell.</summary>
internal sealed class HeatCellMarkup(HeatCell cell) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write(
            string.Create(CultureInfo.InvariantCulture, $"<td class=\"heat-{cell.Step}\">")
        );
        new FigureLink(cell.Tracked).WriteTo(writer, encoder);
        if (cell.Percent is { } percent)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" <span>{percent} %</span>"));
        }

        if (cell.Unknown.Count > 0)
        {
            writer.Write(" <a class=\"unknown-count\" href=\"");
            encoder.Encode(writer, cell.Unknown.Address);
            writer.Write(
                string.Create(CultureInfo.InvariantCulture, $"\">+{cell.Unknown.Count} ?</a>")
            );
        }

        writer.Write("</td>");
    }
}
