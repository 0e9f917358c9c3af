using Edict.Data;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>A school as the command line names it.</summary>
/// <param name="Name">Its name or SEED code; the only one where none is named.</param>
public sealed record SchoolAsked(DataPlace Data, string? Name)
{
    /// <summary>Does something to the school.</summary>
    /// <returns>What came of it; nothing, with the fault said, where there is no such school.</returns>
    public async Task<T?> WithAsync<T>(Func<EdictDb, School, Task<T>> act, Faults faults)
    {
        if (!Data.MayHoldASchool)
        {
            faults.Error(
                new(
                    Data.Name,
                    null,
                    null,
                    null,
                    Data.WhyNoSchool is DataPlace.NoSchool and var none
                        ? $"{none}; make the demonstration school with: edict demo --data {Data.Name}"
                        : Data.WhyNoSchool
                )
            );
            return default;
        }

        await using var db = await Data.OpenAsync();
        return await SchoolOptions.FindAsync(db, Data, Name, faults) is { } found
            ? await act(db, found)
            : default;
    }
}
