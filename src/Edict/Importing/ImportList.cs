using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>One import of the school as lists show it.</summary>
/// <param name="What">Its kind and cycle, such as <c>reports of Senior 2</c>.</param>
/// <param name="By">Who took it in.</param>
public sealed record ListedImport(
    Import Import,
    string What,
    string By,
    DateTime? UndoneAt,
    string? UndoneBy
);

/// <summary>The imports of a school, latest first.</summary>
public static class ImportList
{
    private const string CommandLine = "the command line";

    public static async Task<IReadOnlyList<ListedImport>> OfAsync(EdictDb db, Guid schoolId)
    {
        var rows = await (
            from import in db.Imports
            where import.SchoolId == schoolId
            join cycle in db.Cycles.Where(row => row.SchoolId == schoolId)
                on import.CycleId equals cycle.Id
                into cycles
            from cycle in cycles.DefaultIfEmpty()
            join undo in db.ImportUndos.Where(row => row.SchoolId == schoolId)
                on import.Id equals undo.ImportId
                into undos
            from undo in undos.DefaultIfEmpty()
            orderby import.At descending, import.Id descending
            select new
            {
                import,
                Cycle = cycle == null ? null : cycle.Name,
                UndoneAt = undo == null ? (DateTime?)null : undo.At,
                UndoneBy = undo == null ? null : undo.StaffId,
            }
        ).ToListAsync();
        var staff = await db
            .Staff.Where(row => row.SchoolId == schoolId)
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        return
        [
            .. rows.Select(row => new ListedImport(
                row.import,
                row.Cycle is null
                    ? row.import.Kind.Word()
                    : $"{row.import.Kind.Word()} of {row.Cycle}",
                Name(row.import.StaffId),
                row.UndoneAt,
                row.UndoneAt is null ? null : Name(row.UndoneBy)
            )),
        ];

        string Name(Guid? id) => id is { } known ? staff[known] : CommandLine;
    }
}
