using System.CommandLine;
using Edict.Data;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>The options that say which session of which school a file goes into.</summary>
internal sealed class SchoolSessionOptions
{
    private readonly DataOptions data = new();
    private readonly Option<string?> school = new("--school")
    {
        Description = "The school's name or SEED code, where the database has several.",
    };
    private readonly Option<string?> session = new("--session")
    {
        Description = "The session, such as 2026-27; the latest without it.",
    };

    public void AddTo(Command command)
    {
        command.Add(school);
        command.Add(session);
        data.AddTo(command);
    }

    /// <exception cref="FormatException">The environment gives a connection that cannot be read.</exception>
    public SchoolAsked Read(ParseResult result) =>
        new(data.Read(result), result.GetValue(school), result.GetValue(session));
}

/// <summary>A session of a school as the command line names it.</summary>
/// <param name="School">By its name or SEED code; the only one where none is named.</param>
/// <param name="Session">The latest where none is named.</param>
public sealed record SchoolAsked(DataPlace Data, string? School, string? Session)
{
    /// <summary>Takes a file into the school by one of the imports.</summary>
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public async Task<RowCounts?> TakeAsync(
        Func<ImportInto, Task<RowCounts?>> import,
        Faults faults
    )
    {
        if (!Data.MayHoldASchool)
        {
            faults.Error(
                new(
                    Data.Name,
                    null,
                    null,
                    null,
                    $"no school's data in this folder; make the demonstration school with: edict demo --data {Data.Name}"
                )
            );
            return null;
        }

        await using var db = await Data.OpenAsync();
        return
            await SchoolOptions.FindAsync(db, Data, School, faults) is { } found
            && await SchoolOptions.SessionAsync(db, found, Session, faults) is { } session
            ? await import(new(db, found, session, await SchoolOptions.NowAsync(db, found)))
            : null;
    }
}
