using Edict.Exporting;
using Edict.People;

namespace Edict.Auditing;

/// <summary>
/// Leaves a line of the audit log for what the person who is signed in reads. A page asks for it before it shows anything of a
/// pupil: once, however often it reads.
/// </summary>
public sealed class Looks(AuditWriter audit, IHttpContextAccessor context, TimeProvider clock)
{
    /// <summary>What the lines of readers are called; all others are acts.</summary>
    public static readonly IReadOnlyList<string> Words = [Look, List, Export, Print, Refusal];

    private const string Look = "look";
    private const string List = "list";
    private const string Export = "export";
    private const string Print = "print";
    private const string Refusal = "refusal";
    private const string WhyListed = "who reads of a pupil's groups";

    /// <summary>A pupil's page.</summary>
    public Task PupilAsync(Guid pupilId) => AddAsync(Look, "the page of a pupil", pupilId);

    /// <summary>A pupil's page, asked for by somebody who does not see the pupil.</summary>
    public Task RefusedAsync(Guid pupilId) => AddAsync(Refusal, "the page of a pupil", pupilId);

    /// <summary>Why a pupil stands on the reader's list of vulnerable groups.</summary>
    public Task WhyAsync(Guid pupilId) => AddAsync(Look, WhyListed, pupilId);

    /// <summary>The same, asked for by somebody on whose list the pupil does not stand.</summary>
    public Task RefusedWhyAsync(Guid pupilId) => AddAsync(Refusal, WhyListed, pupilId);

    /// <summary>A page or file outside the role of whoever asked for it.</summary>
    /// <param name="route">With its verb, and without the ids of its address.</param>
    public Task RefusedRouteAsync(string route) => AddAsync(Refusal, route);

    /// <summary>A list that is shown. Where its page is asked for as a file, the line of the file stands for it.</summary>
    /// <param name="about">Which list: ids and words of the school, no pupil's name.</param>
    public Task ListAsync(string about) =>
        TableFile.AskedBy(context.HttpContext!) is null
            ? AddAsync(List, about)
            : Task.CompletedTask;

    /// <summary>A list that was taken away as a file.</summary>
    public Task ExportAsync(string about) => AddAsync(Export, about);

    /// <summary>A list that was asked for to be printed. What a browser prints by itself nobody is told.</summary>
    public Task PrintAsync(string about) => AddAsync(Print, about);

    private Task AddAsync(string what, string about, Guid? pupilId = null)
    {
        var person = SignedIn.Of(context.HttpContext!.User);
        return audit.AddAsync(
            new()
            {
                SchoolId = person.SchoolId,
                At = clock.GetUtcNow().UtcDateTime,
                StaffId = person.StaffId,
                What = what,
                About = about,
                PupilId = pupilId,
            }
        );
    }
}
