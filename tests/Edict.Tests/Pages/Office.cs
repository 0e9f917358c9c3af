using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using Edict.Importing;

namespace Edict.Tests.Pages;

/// <summary>The office at the Imports page, with a file.</summary>
public sealed class Office(Browser browser)
{
    /// <returns>The address of the plan.</returns>
    public Task<string> UploadPupilsAsync(string text) => UploadAsync(ImportKind.Pupils, text);

    /// <returns>The address of the plan.</returns>
    public async Task<string> UploadAsync(ImportKind kind, string text)
    {
        var form = (await browser.PageAsync("/imports")).QuerySelector("main form")!;
        var answer = await browser.UploadAsync(
            form,
            ("Upload.File", $"{kind.Word()}.csv", Encoding.UTF8.GetBytes(text)),
            ("Upload.For", kind.Word())
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public Task<IHtmlDocument> ReadAsync(string draft) => browser.PageAsync(draft);

    /// <summary>Chooses what has become of a missing pupil, by the words of the page, and looks again.</summary>
    public async Task<IHtmlDocument> AnswerAsync(string draft, SchoolPupil missing, string words)
    {
        var page = await browser.PageAsync(draft);
        var label = page.QuerySelectorAll("label")
            .Single(label =>
                label.TextContent.StartsWith(
                    $"{missing.Surname}, {missing.Forename}",
                    StringComparison.OrdinalIgnoreCase
                )
            );
        var choice = (IHtmlSelectElement)page.GetElementById(label.GetAttribute("for")!)!;
        choice
            .Options.Single(option =>
                option.TextContent.StartsWith(words, StringComparison.Ordinal)
            )
            .IsSelected = true;
        await browser.SubmitAsync(page.QuerySelector("#look")!);
        return await browser.PageAsync(draft);
    }

    /// <returns>The address of the import.</returns>
    public async Task<string> TakeInAsync(IHtmlDocument plan)
    {
        var answer = await browser.SubmitAsync(plan.QuerySelector("#apply")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public async Task UndoAsync(string import)
    {
        var page = await browser.PageAsync(import);
        var answer = await browser.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
