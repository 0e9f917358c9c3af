using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Edict.Exporting;

/// <summary>How the workbook of vulnerable groups prints: A4 across, no faculty parted, confidential on each sheet.</summary>
internal static class PrintLayout
{
    /// <summary>In percent: still read at arm's length.</summary>
    private const uint Scale = 70;

    /// <summary>In inches: A4 across is 11.69 wide.</summary>
    private const double Margin = 0.4;
    private const double PaperWidth = 11.69;
    private const double PixelsAnInch = 96;

    /// <param name="widths">Of all columns, in characters.</param>
    public static IEnumerable<OpenXmlElement> Of(GroupsSheet sheet, IReadOnlyList<double> widths)
    {
        yield return new PageMargins
        {
            Left = Margin,
            Right = Margin,
            Top = 0.7,
            Bottom = 0.6,
            Header = 0.3,
            Footer = 0.3,
        };
        yield return new PageSetup
        {
            PaperSize = 9,
            Orientation = OrientationValues.Landscape,
            Scale = Scale,
            PageOrder = PageOrderValues.OverThenDown,
        };
        yield return new HeaderFooter
        {
            OddHeader = new($"&L{Plain(sheet.Title)}&RConfidential"),
            OddFooter = new("&LEdict – confidential&RPage &P of &N"),
        };
        var breaks = Breaks(sheet, widths).ToList();
        if (breaks.Count > 0)
        {
            yield return new ColumnBreaks(breaks)
            {
                Count = (uint)breaks.Count,
                ManualBreakCount = (uint)breaks.Count,
            };
        }
    }

    /// <summary>A new sheet of paper before each faculty that the one before has no room for.</summary>
    private static IEnumerable<Break> Breaks(GroupsSheet sheet, IReadOnlyList<double> widths)
    {
        var room = (PaperWidth - 2 * Margin) * PixelsAnInch * 100 / Scale;
        var staying = widths.Take(GroupsSheet.StayingColumns).Sum(Pixels);
        var used = widths.Take(sheet.ColumnsBefore).Sum(Pixels);
        for (var faculty = 0; faculty < sheet.Faculties.Count; faculty++)
        {
            var column = sheet.RagColumn(faculty);
            var needed = Pixels(widths[column]) + Pixels(widths[column + 1]);
            if (used + needed > room)
            {
                used = staying;
                yield return new Break
                {
                    Id = (uint)column,
                    Max = 1_048_575,
                    ManualPageBreak = true,
                };
            }

            used += needed;
        }
    }

    /// <summary>What a column of so many characters takes of a screen, in Calibri 11.</summary>
    private static double Pixels(double characters) => 7 * characters + 5;

    /// <summary>An ampersand begins an instruction of a header.</summary>
    private static string Plain(string text) => text.Replace("&", "&&", StringComparison.Ordinal);
}
