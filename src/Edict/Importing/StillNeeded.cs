using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Rows of others that rest on rows which an undo would delete.</summary>
internal sealed class StillNeeded(EdictDb db, Import import, IReadOnlyCollection<object> deleted)
{
    private readonly Guid schoolId = import.SchoolId;
    private readonly HashSet<string> going = [.. deleted.Select(row => KeyOf(db, row))];
    private readonly List<string> said = [];

    /// <returns>A sentence for each kind of row that would lose what it rests on; none where nothing would.</returns>
    public async Task<IReadOnlyList<string>> FindAsync()
    {
        await OfPupilsAsync();
        await OfSubjectsAsync();
        await OfClassesAsync();
        await OfEnrolmentsAsync();
        await OfFactsAsync();
        return said;
    }

    private async Task OfPupilsAsync()
    {
        var pupils = Going<Pupil>().Select(row => row.Id).ToList();
        if (pupils.Count == 0)
        {
            return;
        }

        await SayAsync(Of<Report>(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId)));
        await SayAsync(
            Of<Enrolment>(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
        );
        await SayAsync(
            Of<VulnerabilityFact>(row => row.SchoolId == schoolId && pupils.Contains(row.PupilId))
        );
    }

    private async Task OfSubjectsAsync()
    {
        var subjects = Going<Subject>().Select(row => row.Id).ToList();
        var faculties = Going<Faculty>().Select(row => row.Id).ToList();
        if (subjects.Count + faculties.Count == 0)
        {
            return;
        }

        await SayAsync(
            Of<Report>(row => row.SchoolId == schoolId && subjects.Contains(row.SubjectId))
        );
        await SayAsync(
            Of<TeachingClass>(row => row.SchoolId == schoolId && subjects.Contains(row.SubjectId))
        );
        await SayAsync(
            Of<Subject>(row => row.SchoolId == schoolId && faculties.Contains(row.FacultyId))
        );
        await SayAsync(
            Of<Role>(row =>
                row.SchoolId == schoolId
                && row.FacultyId != null
                && faculties.Contains(row.FacultyId.Value)
            )
        );
    }

    private async Task OfClassesAsync()
    {
        var classes = Going<TeachingClass>().ToList();
        if (classes.Count == 0)
        {
            return;
        }

        var ids = classes.Select(row => row.Id).ToList();
        var subjects = classes.Select(row => row.SubjectId).ToList();
        var taught = classes.Select(row => (row.SubjectId, row.NameKey)).ToHashSet();
        await SayAsync(
            Of<Role>(row =>
                row.SchoolId == schoolId && row.ClassId != null && ids.Contains(row.ClassId.Value)
            )
        );
        await SayAsync(
            Of<Report>(row => row.SchoolId == schoolId && subjects.Contains(row.SubjectId)),
            row => taught.Contains((row.SubjectId, row.ClassKey))
        );
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

    private IEnumerable<T> Going<T>() => deleted.OfType<T>();

    private IQueryable<T> Of<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class => db.Set<T>().Where(which);

    private async Task SayAsync<T>(IQueryable<T> rows, Func<T, bool>? rests = null)
        where T : class
    {
        var resting = (await rows.ToListAsync())
            .Where(row => rests is null || rests(row))
            .Count(row => !going.Contains(KeyOf(db, row)));
        if (resting > 0)
        {
            said.Add($"{resting} later {RowWords.Of(typeof(T).Name, resting)}");
        }
    }

    private static string KeyOf(EdictDb db, object row)
    {
        var entity = db.Model.FindEntityType(row.GetType())!;
        return entity.ClrType.Name + RowJson.Key(entity, row);
    }
}
