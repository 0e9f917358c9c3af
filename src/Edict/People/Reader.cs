using Edict.Data;
using Edict.Judging;
using Edict.Overview;

namespace Edict.People;

/// <summary>What a page needs of the person who reads it: their school as it stands, and their sight of it.</summary>
public sealed record ReaderSight(SchoolReading School, Visibility Sight, Guid StaffId)
{
    /// <summary>A pupil of the session; null for one who is not there for the person.</summary>
    public PupilInSession? PupilOf(Guid id) =>
        School.Pupils.TryGetValue(id, out var pupil)
        && Sight.GroundsFor(School.Sighted(pupil)) != Ground.None
            ? pupil
            : null;

    /// <summary>A cycle, or now where it is null, as the person sees it.</summary>
    public SeenCycle Seen(Cycle? cycle) => School.SeenBy(StaffId, cycle);
}

/// <summary>Gathers for the person who is signed in.</summary>
public sealed class Reader(
    EdictDb db,
    SchoolReadings schools,
    RagReadings rags,
    IHttpContextAccessor context,
    TimeProvider clock
)
{
    private Task<SchoolNumbers>? numbers;
    private Task<SchoolReading>? school;

    private SignedIn Person => SignedIn.Of(context.HttpContext!.User);

    public async Task<Visibility> SightAsync() => (await SchoolAsync()).SightOf(Person.StaffId);

    /// <returns>Null for somebody who sees no pupil's concerns, or a school without a session.</returns>
    public async Task<ReaderSight?> GatherAsync()
    {
        var read = await SchoolAsync();
        var sight = read.SightOf(Person.StaffId);
        return sight.SeesConcerns && read.HasSession ? new(read, sight, Person.StaffId) : null;
    }

    /// <summary>Who reads, for the head of the page and for prints; null for somebody who is no longer of the staff.</summary>
    public async Task<ReaderNamed?> NameAsync() => (await SchoolAsync()).Named(Person.StaffId);

    /// <summary>The school as it stands, whoever reads. A page shows nothing of a pupil from it but by <see cref="Visibility"/>.</summary>
    public Task<SchoolReading> SchoolAsync() => school ??= ReadAsync();

    /// <summary>What the faculties have judged: no older than the school is.</summary>
    public async Task<Rags> RagsAsync()
    {
        var read = await SchoolAsync();
        return await rags.OfAsync(db, Person.SchoolId, read, (await NumbersAsync()).Rags);
    }

    private async Task<SchoolReading> ReadAsync() =>
        await schools.OfAsync(
            db,
            Person.SchoolId,
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            (await NumbersAsync()).Revision
        );

    private Task<SchoolNumbers> NumbersAsync() =>
        numbers ??= SchoolNumbers.OfAsync(db, Person.SchoolId);
}

/// <summary>The person who reads, by name and posts, and their school.</summary>
public sealed record ReaderNamed(string Name, string School, string Posts);
