using Edict.Data;
using Edict.Overview;
using Edict.People;

namespace Edict.Reports;

/// <summary>The classes that a person reports on, from the school's reading.</summary>
public sealed class ClassSheets(EdictDb db, SchoolReadings schools, TimeProvider clock)
{
    /// <summary>One class in a cycle; null where there is none, or none that the person reports on.</summary>
    public async Task<ClassSheet?> OfAsync(SignedIn person, Guid cycleId, Guid classId)
    {
        var school = await SchoolAsync(person);
        return
            school.CycleOf(cycleId) is { } cycle
            && school.Facts.Classes.GetValueOrDefault(classId) is { } found
            && new TaughtClass(school, found, cycle) is var taught
            && school.SightOf(person.StaffId) is var sight
            && sight.MayReport(taught.InSight)
            ? taught.Sheet(sight)
            : null;
    }

    /// <summary>The classes that the person reports on in the cycles that are open or reopened for them, those with pupils in them.</summary>
    public async Task<IReadOnlyList<ClassSheet>> OpenAsync(SignedIn person)
    {
        var school = await SchoolAsync(person);
        return Open(school, person, school.SightOf(person.StaffId).MayReport);
    }

    /// <summary>Those of them that the person teaches.</summary>
    public async Task<IReadOnlyList<ClassSheet>> OwnAsync(SignedIn person)
    {
        var school = await SchoolAsync(person);
        return Open(school, person, school.SightOf(person.StaffId).Teaches);
    }

    private Task<SchoolReading> SchoolAsync(SignedIn person) =>
        schools.OfAsync(db, person.SchoolId, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    private static IReadOnlyList<ClassSheet> Open(
        SchoolReading school,
        SignedIn person,
        Func<CourseInSight, bool> isAsked
    ) =>
        [
            .. school
                .Cycles.SelectMany(
                    _ => school.Facts.Classes.Values,
                    (cycle, found) => new TaughtClass(school, found, cycle)
                )
                .Where(taught => taught.MayBeOpen && isAsked(taught.InSight))
                .Select(taught => taught.Sheet(school.SightOf(person.StaffId)))
                .Where(sheet => sheet.Rows.Count > 0 && sheet.IsOpen)
                .OrderBy(sheet => sheet.Cycle.Order)
                .ThenBy(sheet => sheet.Subject, StringComparer.Ordinal)
                .ThenBy(sheet => sheet.Class.Name, StringComparer.Ordinal),
        ];
}
