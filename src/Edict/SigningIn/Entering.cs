using System.Security.Claims;
using Edict.People;
using Microsoft.AspNetCore.Authentication;

namespace Edict.SigningIn;

/// <summary>
/// Somebody between the proof of who they are and the school's pages: where they have to choose a school, or are refused.
/// A cookie of its own carries it, for some minutes, and opens no page.
/// </summary>
/// <param name="Places">Who they are at each school.</param>
/// <param name="How">How they proved it, in words.</param>
public sealed record Entering(IReadOnlyList<SignedIn> Places, string How)
{
    public const string Scheme = "entering";

    /// <summary>After such a proof, a code is asked of whoever has set that up.</summary>
    public const string ByPassword = "by password";

    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const string Place = "place";
    private const string Proof = "proof";

    public ClaimsPrincipal AsPrincipal() =>
        new(
            new ClaimsIdentity(
                [
                    .. Places.Select(place => new Claim(
                        Place,
                        $"{place.SchoolId:N}{place.StaffId:N}"
                    )),
                    new Claim(Proof, How),
                ],
                Scheme
            )
        );

    /// <summary>Who is entering; null for nobody.</summary>
    public static async Task<Entering?> OfAsync(HttpContext context)
    {
        var read = await context.AuthenticateAsync(Scheme);
        return read.Principal is { } user
            ? new(
                [.. user.FindAll(Place).Select(claim => PlaceIn(claim.Value))],
                user.FindFirstValue(Proof)!
            )
            : null;
    }

    public Task KeepAsync(HttpContext context) => context.SignInAsync(Scheme, AsPrincipal());

    private static SignedIn PlaceIn(string ids) =>
        new(Guid.ParseExact(ids[..32], "N"), Guid.ParseExact(ids[32..], "N"));
}
