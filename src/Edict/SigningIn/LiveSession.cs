using System.Globalization;
using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>What a session bears beside the person's ids, and whether it still counts: asked at each request.</summary>
public static class LiveSession
{
    /// <summary>However busy it is, a session ends after a school's day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const string Stamp = "stamp";
    private const string Since = "since";

    private static readonly Func<EdictDb, Guid, Guid, Task<string?>> StampOf = EF.CompileAsyncQuery(
        (EdictDb db, Guid school, Guid staff) =>
            db
                .Accounts.Where(row => row.SchoolId == school && row.StaffId == staff)
                .Select(row => row.SecurityStamp)
                .SingleOrDefault()
    );

    public static AuthenticationProperties Begin(DateTimeOffset now, string stamp) =>
        new()
        {
            Items =
            {
                [Stamp] = stamp,
                [Since] = now.UtcTicks.ToString(CultureInfo.InvariantCulture),
            },
        };

    /// <summary>Ends the session of whoever has changed their password since, holds no role any more, or came in too long ago.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        if (!await CountsAsync(context.Principal!, context.Properties, http.RequestServices))
        {
            context.RejectPrincipal();
            await http.SignOutAsync(context.Scheme.Name);
        }
    }

    private static async Task<bool> CountsAsync(
        System.Security.Claims.ClaimsPrincipal user,
        AuthenticationProperties properties,
        IServiceProvider services
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var person = SignedIn.Of(user);
        var db = services.GetRequiredService<EdictDb>();
        return properties.Items.TryGetValue(Since, out var since)
            && now.UtcTicks - long.Parse(since!, CultureInfo.InvariantCulture) < Longest.Ticks
            && await StampOf(db, person.SchoolId, person.StaffId) is { } stamp
            && properties.Items.TryGetValue(Stamp, out var borne)
            && borne == stamp
            // Of the database, not of the school's reading, which every saved mark makes anew.
            && await db
                .Roles.Where(role =>
                    role.SchoolId == person.SchoolId && role.StaffId == person.StaffId
                )
                .HeldOn(today)
                .AnyAsync();
    }
}
