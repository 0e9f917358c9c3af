using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Takes the workbook of vulnerable groups into a session: read, plan, apply in one transaction, or nothing at all.</summary>
public static class GroupsImport
{
    /// <param name="asAt">The day of the attendance figures that the file does not date.</param>
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public static async Task<RowCounts?> RunAsync(
        ImportInto into,
        string path,
        DateOnly? asAt,
        Faults faults
    )
    {
        var file = GroupsFile.Read(path, into, faults);
        var plan = GroupsPlan.Make(file, await KnownAsync(into), asAt, faults);
        plan.Refused.ForEach(faults.Warn);
        if (faults.AnyError)
        {
            return null;
        }

        await into.Db.InOneTransactionAsync(() => into.Db.InsertAsync(plan.NewFacts));
        return plan.Counts;
    }

    private static async Task<KnownToGroups> KnownAsync(ImportInto into)
    {
        var facts = await into
            .Db.VulnerabilityFacts.Where(fact => fact.SchoolId == into.School.Id)
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();
        var latest = new Dictionary<(Guid, Groups), VulnerabilityFact>();
        foreach (var fact in facts)
        {
            latest[(fact.PupilId, fact.Group)] = fact;
        }

        return new(into, await into.PupilsAsync(), latest);
    }
}
