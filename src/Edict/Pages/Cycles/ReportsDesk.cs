using Edict.Auditing;
using Edict.Data;
using Edict.Exporting;
using Edict.Importing;
using Edict.People;
using Edict.Protocol;
using Edict.Reports;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Cycles;

/// <summary>Gathers the reports of a cycle that the person who is signed in gives out, for its page and the files behind it.</summary>
public sealed class ReportsDesk(Reader reader, EdictDb db, Looks looks, TimeProvider clock)
{
    /// <returns>
    /// One file a source of columns, the latest first, which differ in their columns alone; none where there is no report that
    /// the person gives out, or is kept from.
    /// </returns>
    public async Task<IReadOnlyList<ReportsInColumns>> OfAsync(
        Guid cycleId,
        Stage stage = Stage.None
    )
    {
        var (school, sight) = (await reader.SchoolAsync(), await reader.SightAsync());
        if (sight.HeadsStages == StageSet.None || school.CycleOf(cycleId) is not { } cycle)
        {
            return [];
        }

        var reports = ReportsOut.Of(school, sight, cycle, stage);
        if (reports.Rows.Count == 0)
        {
            return [];
        }

        var itself = await db.Schools.SingleAsync(row => row.Id == cycle.SchoolId);
        return
        [
            .. (await SourceColumns.OfAsync(db, itself.Id)).Select(source => new ReportsInColumns(
                itself,
                source,
                reports
            )),
        ];
    }

    /// <summary>Writes down that a file is taken away.</summary>
    /// <returns>What it is called.</returns>
    public async Task<string> TakeAsync(ReportsInColumns file, string extension)
    {
        await looks.ExportAsync(file.About(extension));
        return file.Name(
            extension,
            DateOnly.FromDateTime(SchoolTime.Of(clock.GetUtcNow().UtcDateTime))
        );
    }
}
