using System.Security.Claims;

namespace Edict.People;

/// <summary>Who is signed in, as the cookie carries it: ids alone.</summary>
public sealed record SignedIn(Guid SchoolId, Guid StaffId)
{
    private const string School = "school";
    private const string Staff = "staff";

    public ClaimsPrincipal AsPrincipal(string scheme) =>
        new(
            new ClaimsIdentity(
                [new(School, SchoolId.ToString()), new(Staff, StaffId.ToString())],
                scheme
            )
        );

    /// <summary>The person of a request that was let in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page was not guarded.</exception>
    public static SignedIn Of(ClaimsPrincipal user) => new(IdIn(user, School), IdIn(user, Staff));

    private static Guid IdIn(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id)
            ? id
            : throw new InvalidOperationException("Nobody is signed in.");
}
