using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Pages;

/// <summary>Marks set as people set them, on the pages: kept from a pupil, and a pupil restricted.</summary>
public static class Marks
{
    /// <summary>Somebody says of themselves that they are kept from a pupil, or the head says it of a colleague.</summary>
    /// <param name="colleague">As the form names them; null for oneself.</param>
    public static async Task KeepFromAsync(
        this Browser browser,
        SchoolPupil pupil,
        string? colleague = null
    )
    {
        var page = await browser.PageAsync("/school/kept-from");
        var found = await Browser.ReadAsync(
            await browser.SubmitAsync(
                page.QuerySelector("#find")!,
                ("Keep.Name", $"{pupil.Forename} {pupil.Surname}")
            )
        );
        var one = found
            .QuerySelectorAll("#keep label.choice")
            .Single(label =>
                label.TextContent.Contains(pupil.RegistrationClass, StringComparison.Ordinal)
            );
        var staff = found
            .QuerySelectorAll("#Keep_Staff option")
            .FirstOrDefault(option => option.TextContent == colleague);
        var answer = await browser.SubmitAsync(
            found.QuerySelector("#keep")!,
            ("Keep.Pupil", one.QuerySelector("input")!.GetAttribute("value")),
            ("Keep.Staff", staff?.GetAttribute("value") ?? "")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Somebody is kept from any pupil, set where no page is looked at.</summary>
    public static async Task KeepFromAsync(this TestSite site, string key, Guid pupil)
    {
        var person = await site.PersonAsync(key);
        await using var db = await site.Data.Place.OpenAsync();
        db.Add(
            new KeptFrom
            {
                Id = Guid.CreateVersion7(),
                SchoolId = (await db.Schools.SingleAsync(TestContext.Current.CancellationToken)).Id,
                StaffId = person,
                PupilId = pupil,
                From = DateOnly.FromDateTime(DemonstrationSchool.Now),
                SetById = person,
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <param name="page">The address of the pupil's page.</param>
    public static async Task RestrictAsync(this Browser browser, string page)
    {
        var form = (await browser.PageAsync($"{page}/restricted")).QuerySelector("#restrict")!;
        var answer = await browser.SubmitAsync(form, ("Restrict.Reason", "CourtOrder"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The one form of a page whose button is called so.</summary>
    public static IElement FormOf(this IParentNode page, string button) =>
        page.QuerySelectorAll("form")
            .Single(form =>
                form.QuerySelectorAll("button")
                    .Any(element =>
                        (element.GetAttribute("aria-label") ?? element.TextContent) == button
                    )
            );

    /// <summary>Who teaches a pupil of the demonstration a subject.</summary>
    internal static string TeacherOf(this SchoolPupil pupil, string subject)
    {
        var taught = pupil.Courses.Single(course => course.Subject == subject).Class;
        return DemonstrationSchool.Make().Classes.Single(other => other.Name == taught).Teachers[0];
    }
}
