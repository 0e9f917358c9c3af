using Edict.Demonstration;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>Every text of every piece can be read, also by somebody who does not tell red from green.</summary>
public class ColourTests(RunningSchool school)
{
    /// <summary>
    /// The contrast of each text with its ground, as seen with deuteranopia: the matrix of Machado, Oliveira and Fernandes
    /// (2009) over linear light, then the ratio of the Web Content Accessibility Guidelines.
    /// </summary>
    private const string TooFaint = """
        () => {
          const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
          const seen = ([r, g, b]) => [
            0.367322 * r + 0.860646 * g - 0.227968 * b,
            0.280085 * r + 0.672501 * g + 0.047413 * b,
            -0.01182 * r + 0.04294 * g + 0.968881 * b,
          ].map(c => Math.min(1, Math.max(0, c)));
          const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
          const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
          const pen = canvas.getContext("2d", { willReadFrequently: true });
          const rgba = colour => {
            pen.clearRect(0, 0, 1, 1);
            pen.fillStyle = colour;
            pen.fillRect(0, 0, 1, 1);
            return [...pen.getImageData(0, 0, 1, 1).data];
          };
          const ground = part => {
            for (; part; part = part.parentElement) {
              const colour = rgba(getComputedStyle(part).backgroundColor);
              if (colour[3] === 255) return colour;
            }
            return rgba(getComputedStyle(document.documentElement).getPropertyValue("--paper"));
          };
          const asSeen = colour => light(seen(colour.slice(0, 3).map(linear)));
          const texts = [...document.querySelectorAll("main *")].filter(part =>
            part.checkVisibility({ visibilityProperty: true })
            && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
          const faint = texts.map(part => {
            const style = getComputedStyle(part);
            const ink = rgba(part instanceof SVGElement ? style.fill : style.color);
            const [one, other] = [asSeen(ink), asSeen(ground(part))].sort((a, b) => b - a);
            return { ratio: (one + 0.05) / (other + 0.05), part };
          }).filter(text => text.ratio < 4.5)
            .map(text => `${text.ratio.toFixed(2)}: ${text.part.outerHTML.slice(0, 100)}`);
          return [`${texts.length}`, ...faint];
        }
        """;

    [Theory]
    [InlineData(Place.Look, ColorScheme.Light)]
    [InlineData(Place.Look, ColorScheme.Dark)]
    [InlineData(Place.Overview, ColorScheme.Light)]
    [InlineData(Place.Overview, ColorScheme.Dark)]
    public async Task Every_text_stands_out_as_seen_with_deuteranopia(
        Place place,
        ColorScheme scheme
    )
    {
        await using var window = await school.OpenAsync(StaffKeys.Head, new(1280, scheme));
        await window.GoToAsync(place);

        var found = await window.Page.EvaluateAsync<string[]>(TooFaint);

        Assert.True(int.Parse(found[0]) > 60, $"{found[0]} texts were looked at.");
        Assert.Empty(found[1..]);
    }
}
