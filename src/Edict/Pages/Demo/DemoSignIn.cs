using System.Net;
using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Demo;

/// <summary>In the demonstration, and to a browser on the same machine alone: sign in as one of the cast.</summary>
public static class DemoSignIn
{
    public const string ListPath = "/demo";

    public static void MapDemoSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/demo/as/{key}", SignInAsync).AllowAnonymous();

    /// <summary>Whether the request comes from this machine. A test's server has no address, and is this machine.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);

    /// <summary>The schools whose staff anybody may be: a database can come to hold a real one beside them.</summary>
    public static IQueryable<Guid> Demonstrations(this EdictDb db) =>
        db.Schools.Where(school => school.IsDemonstration).Select(school => school.Id);

    private static async Task<IResult> SignInAsync(
        string key,
        HttpContext context,
        EdictDb db,
        TimeProvider clock
    )
    {
        if (!IsLocal(context))
        {
            return Results.NotFound();
        }

        var start = $"{key.ToLowerInvariant()}@";
        var staff = await db
            .Staff.Where(row => db.Demonstrations().Contains(row.SchoolId))
            .FirstOrDefaultAsync(row => row.Email.StartsWith(start));
        if (staff is null)
        {
            return Results.NotFound();
        }

        db.Add(
            new AuditEntry
            {
                SchoolId = staff.SchoolId,
                At = clock.GetUtcNow().UtcDateTime,
                StaffId = staff.Id,
                What = "sign-in",
                About = "as one of the cast of the demonstration",
            }
        );
        await db.SaveChangesAsync();
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        await context.SignInAsync(
            Scheme,
            new SignedIn(staff.SchoolId, staff.Id).AsPrincipal(Scheme)
        );
        return Results.Redirect("/");
    }
}
