using System.Reflection;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Rows of others that rest on rows which an undo would delete, or on what it would take back from them.</summary>
/// <param name="restored">Rows that become what they were, as they become.</param>
internal sealed class StillNeeded(
    EdictDb db,
    Import import,
    IReadOnlyCollection<object> deleted,
    IReadOnlyCollection<object> restored
)
{
    private static readonly MethodInfo Pointing = typeof(StillNeeded).GetMethod(
        nameof(SayPointingAsync),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private readonly Guid schoolId = import.SchoolId;

    /// <summary>Those that go and those that no longer rest on them.</summary>
    private readonly HashSet<string> undone =
    [
        .. deleted.Concat(restored).Select(row => KeyOf(db, row)),
    ];
    private readonly List<string> said = [];

    /// <returns>A sentence for each kind of row that would lose what it rests on; none where nothing would.</returns>
    public async Task<IReadOnlyList<string>> FindAsync()
    {
        await OfPointersAsync();
        await OfStaffAsync();
        await OfClassesAsync();
        await OfEnrolmentsAsync();
        await OfFactsAsync();
        await OfLastDaysAsync();
        await OfFacultiesAsync();
        return said;
    }

    /// <summary>Whatever points at a row that would go: the database would delete it too, or could not.</summary>
    private async Task OfPointersAsync()
    {
        foreach (var rows in deleted.GroupBy(row => row.GetType()))
        {
            foreach (var key in db.Model.FindEntityType(rows.Key)!.GetReferencingForeignKeys())
            {
                var id = key.PrincipalKey.Properties[^1].PropertyInfo!;
                List<Guid?> ids = [.. rows.Select(row => (Guid)id.GetValue(row)!)];
                await (Task)
                    Pointing
                        .MakeGenericMethod(key.DeclaringEntityType.ClrType)
                        .Invoke(this, [key.Properties[^1].Name, ids])!;
            }
        }
    }

    private Task SayPointingAsync<T>(string field, List<Guid?> ids)
        where T : class =>
        SayAsync(
            Of<T>(row =>
                EF.Property<Guid>(row, nameof(Role.SchoolId)) == schoolId
                && ids.Contains(EF.Property<Guid?>(row, field))
            )
        );

    /// <summary>What a member of staff typed says so without pointing at them.</summary>
    private async Task OfStaffAsync()
    {
        List<Guid?> staff = [.. Going<Staff>().Select(row => row.Id)];
        if (staff.Count > 0)
        {
            await SayAsync(
                Of<Report>(row => row.SchoolId == schoolId && staff.Contains(row.TypedBy))
            );
            await SayAsync(
                Of<VulnerabilityFact>(row =>
                    row.SchoolId == schoolId && staff.Contains(row.TypedBy)
                )
            );
        }
    }

    /// <summary>A report names its class without pointing at it.</summary>
    private async Task OfClassesAsync()
    {
        var taught = Going<TeachingClass>().Select(row => (row.SubjectId, row.NameKey)).ToHashSet();
        if (taught.Count > 0)
        {
            var subjects = taught.Select(row => row.SubjectId).ToList();
            await SayAsync(
                Of<Report>(row => row.SchoolId == schoolId && subjects.Contains(row.SubjectId)),
                row => taught.Contains((row.SubjectId, row.ClassKey))
            );
        }
    }

    private async Task OfEnrolmentsAsync()
    {
        foreach (var session in Going<Enrolment>().GroupBy(row => row.Session))
        {
            var pupils = session.Select(row => row.PupilId).ToList();
            var cycles = db
                .Cycles.Where(row => row.SchoolId == schoolId && row.Session == session.Key)
                .Select(row => row.Id);
            await SayAsync(
                Of<Report>(row =>
                    row.SchoolId == schoolId
                    && pupils.Contains(row.PupilId)
                    && cycles.Contains(row.CycleId)
                )
            );
        }
    }

    /// <summary>
    /// A later fact of the same pupil and group took the earlier one's place. One that was there before the import did not: its
    /// record was merged with another's, whose facts are older.
    /// </summary>
    private async Task OfFactsAsync()
    {
        var facts = Going<VulnerabilityFact>()
            .GroupBy(row => (row.PupilId, row.Group))
            .ToDictionary(rows => rows.Key, rows => rows.Min(row => row.RecordedAt));
        if (facts.Count > 0)
        {
            await SayAsync(
                Of<VulnerabilityFact>(row =>
                    row.SchoolId == schoolId && row.RecordedAt > import.At
                ),
                row =>
                    facts.TryGetValue((row.PupilId, row.Group), out var first)
                    && first < row.RecordedAt
            );
        }
    }

    /// <summary>A role that got a last day may have been followed by another since, which would then be held twice.</summary>
    private async Task OfLastDaysAsync()
    {
        var open = restored.OfType<Role>().ToLookup(Held.Of);
        if (open.Count == 0)
        {
            return;
        }

        var others = await db.Roles.Where(row => row.SchoolId == schoolId).ToListAsync();
        var twice = others.Count(other =>
            !undone.Contains(KeyOf(db, other))
            && open[Held.Of(other)].Any(role => RolePlan.Overlap(other, role, role.To))
        );
        if (twice > 0)
        {
            said.Add($"{Later<Role>(twice)} on a last day that came with it");
        }
    }

    /// <summary>A subject goes back only to a faculty that is still there.</summary>
    private async Task OfFacultiesAsync()
    {
        var subjects = restored.OfType<Subject>().ToList();
        if (subjects.Count == 0)
        {
            return;
        }

        var there = await db
            .Faculties.Where(row => row.SchoolId == schoolId)
            .Select(row => row.Id)
            .ToListAsync();
        said.AddRange(
            subjects
                .Where(subject => !there.Contains(subject.FacultyId))
                .Select(subject =>
                    $"the faculty from which {subject.Name} moved was taken away since"
                )
        );
    }

    private IEnumerable<T> Going<T>() => deleted.OfType<T>();

    private IQueryable<T> Of<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class => db.Set<T>().Where(which);

    private async Task SayAsync<T>(IQueryable<T> rows, Func<T, bool>? rests = null)
        where T : class
    {
        var resting = (await rows.ToListAsync())
            .Where(row => rests is null || rests(row))
            .Count(row => !undone.Contains(KeyOf(db, row)));
        if (resting > 0)
        {
            said.Add($"{Later<T>(resting)} on what came with it");
        }
    }

    private static string Later<T>(int count) =>
        $"{count} later {RowWords.Of(typeof(T).Name, count)} {(count == 1 ? "rests" : "rest")}";

    private static string KeyOf(EdictDb db, object row)
    {
        var entity = db.Model.FindEntityType(row.GetType())!;
        return entity.ClrType.Name + RowJson.Key(entity, row);
    }
}
