using Edict.Data;
using Edict.Importing;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>A file's import as the command line asks for it.</summary>
/// <param name="Said">What is said beside the file; its name and its columns are filled in for each file.</param>
/// <param name="Session">Its name; the one that has begun where none is named.</param>
/// <param name="Cycle">The cycle's name, for a file of one cycle.</param>
public sealed record FileAsked(
    ImportKind Kind,
    ImportSaid Said,
    string? Session = null,
    string? Cycle = null
)
{
    /// <returns>The import of one file; null, with the fault said, where the school has no such session or cycle.</returns>
    public async Task<ImportAsked?> OfAsync(EdictDb db, School school, string path, Faults faults)
    {
        var session = await SchoolOptions.SessionAsync(db, school, Session, faults);
        var cycle =
            session is null || Cycle is null ? null : await CycleAsync(db, session, Cycle, faults);
        if (session is null || faults.AnyError)
        {
            return null;
        }

        var said = Said with
        {
            FileName = Path.GetFileName(path),
            Columns = await ColumnMemory.OfAsync(db, school.Id, Kind, Said.Source),
        };
        return ImportAsked.OfFile(Kind, session, cycle, path, said);
    }

    /// <summary>The session's cycle of that name; null, with the fault said, for none.</summary>
    internal static async Task<Guid?> CycleAsync(
        EdictDb db,
        Session session,
        string name,
        Faults faults
    )
    {
        var cycles = await db
            .Cycles.Where(cycle =>
                cycle.SchoolId == session.SchoolId && cycle.Session == session.Name
            )
            .OrderBy(cycle => cycle.Order)
            .ToListAsync();
        if (cycles.Find(cycle => NameKey.Of(cycle.Name) == NameKey.Of(name)) is { } found)
        {
            return found.Id;
        }

        var known = string.Join(", ", cycles.Select(cycle => cycle.Name));
        faults.Error(
            new("--cycle", null, null, name, $"no such cycle in {session.Name}; there are: {known}")
        );
        return null;
    }
}
