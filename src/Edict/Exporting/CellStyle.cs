using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Edict.Exporting;

/// <summary>The looks of a cell in the workbook of vulnerable groups, by their number in its style sheet.</summary>
public enum CellStyle : byte
{
    Plain,
    Title,
    Heading,

    /// <summary>A heading that is read from below, over a narrow column.</summary>
    Upright,
    Faculty,
    Text,

    /// <summary>Y.</summary>
    Member,

    /// <summary>N, and the blank of what is not known.</summary>
    NoMember,
    Rag,
    Comment,
}

/// <summary>The style sheet of the workbook of vulnerable groups.</summary>
internal static class CellStyles
{
    private const uint Regular = 0;
    private const uint Bold = 1;
    private const uint Large = 2;
    private const uint Quiet = 3;
    private const uint NoFill = 0;
    private const uint Wash = 2;
    private const uint NoBorder = 0;
    private const uint Ruled = 1;
    private const uint RuledAndParted = 2;

    public static Stylesheet Sheet() =>
        new(
            new Fonts(
                Font(11),
                Font(11, new Bold()),
                Font(14, new Bold()),
                Font(11, new Color { Rgb = "FF545454" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(
                    new PatternFill(new ForegroundColor { Rgb = "FFEDEFF2" })
                    {
                        PatternType = PatternValues.Solid,
                    }
                )
            ),
            new Borders(new Border(), Ruling(parted: false), Ruling(parted: true)),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                Format(Regular, NoFill, NoBorder),
                Format(Large, NoFill, NoBorder),
                Format(Bold, Wash, Ruled, wrap: true),
                Format(Bold, Wash, Ruled, centred: true, turned: true),
                Format(Bold, Wash, RuledAndParted, centred: true),
                Format(Regular, NoFill, Ruled),
                Format(Bold, NoFill, Ruled, centred: true),
                Format(Quiet, NoFill, Ruled, centred: true),
                Format(Bold, NoFill, RuledAndParted, centred: true),
                Format(Regular, NoFill, Ruled, wrap: true)
            ),
            RagColours()
        );

    /// <summary>The colours of R, A and G, which follow the cell's letter, in this order.</summary>
    private static DifferentialFormats RagColours() =>
        new(
            Colour("FFFFFFFF", "FFB3200A"),
            Colour("FF1A1A1A", "FFFFD277"),
            Colour("FF14532D", "FFD5EBDC")
        );

    private static DifferentialFormat Colour(string ink, string paper) =>
        new(
            new Font(new Bold(), new Color { Rgb = ink }),
            new Fill(
                new PatternFill(new BackgroundColor { Rgb = paper })
                {
                    PatternType = PatternValues.Solid,
                }
            )
        );

    private static Font Font(double size, params OpenXmlElement[] first) =>
        new([
            .. first.OfType<Bold>(),
            new FontSize { Val = size },
            .. first.OfType<Color>(),
            new FontName { Val = "Calibri" },
        ]);

    private static Border Ruling(bool parted)
    {
        var border = new Border
        {
            BottomBorder = new(new Color { Rgb = "FFD0D4D9" }) { Style = BorderStyleValues.Thin },
        };
        if (parted)
        {
            border.LeftBorder = new(new Color { Rgb = "FF6B6F76" })
            {
                Style = BorderStyleValues.Thin,
            };
        }

        return border;
    }

    private static CellFormat Format(
        uint font,
        uint fill,
        uint border,
        bool wrap = false,
        bool centred = false,
        bool turned = false
    ) =>
        new(
            new Alignment
            {
                WrapText = wrap,
                Vertical =
                    turned || wrap
                        ? VerticalAlignmentValues.Bottom
                        : VerticalAlignmentValues.Center,
                Horizontal = centred
                    ? HorizontalAlignmentValues.Center
                    : HorizontalAlignmentValues.General,
                TextRotation = turned ? 90u : 0u,
            }
        )
        {
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = 0,
            FormatId = 0,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
            QuotePrefix = true,
        };
}
