using System.Security.Claims;
using Edict.Data;
using Edict.People;
using Edict.Protocol;
using Edict.Publishing;

namespace Edict.Pages.VulnerableGroups;

/// <summary>What the leadership is told of the published folder.</summary>
/// <param name="Said">Null where it was never switched on.</param>
/// <param name="Folder">Null where whoever runs the program has set none.</param>
/// <param name="Shown">What the workbook says of a pupil's groups, by the policy.</param>
public sealed record PublishedShown(
    PublicationSaid? Said,
    string? Folder,
    PublishedState State,
    GroupsShown Shown
)
{
    public bool IsOn => Said?.IsOn == true;

    public string InAWord =>
        State.Fault is not null ? "not up to date"
        : Folder is null ? "none is set"
        : IsOn ? "on"
        : "off";
}

/// <summary>Where the leadership looks after the published folder.</summary>
public sealed class PublishedDesk(
    EdictDb db,
    Publications publications,
    Publisher publisher,
    SiteOptions options
)
{
    public async Task<PublishedShown> ShowAsync(ClaimsPrincipal user)
    {
        var schoolId = SignedIn.Of(user).SchoolId;
        var policy = await PolicyInForce.LoadAsync(db, schoolId, DateTime.MaxValue);
        return new(
            await publications.OfAsync(schoolId),
            options.PublishFolder,
            publisher.State,
            policy.PublishedFolder
        );
    }

    /// <summary>Switches the folder on or off.</summary>
    /// <returns>What came of it, in a sentence.</returns>
    public async Task<string> SwitchAsync(ClaimsPrincipal user, bool on)
    {
        if (!await publications.SayAsync(SignedIn.Of(user), on))
        {
            return "Nothing was switched on: the folder holds the workbook of another school of this database.";
        }

        await publisher.BringUpToDateAsync();
        return (on, publisher.State.Fault) switch
        {
            (true, null) => "Switched on: the workbook is in the published folder.",
            (true, _) => "Switched on, but the workbook could not be written yet.",
            (false, null) => "Switched off: the workbook was removed from the published folder.",
            _ => "Switched off, but the workbook could not be removed yet.",
        };
    }
}
