using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Support;

/// <summary>Gathers whom the SfLL has chosen (P15), and the shortlist.</summary>
public sealed class ShortlistReader(EdictDb db, TimeProvider clock)
{
    public async Task<ShortlistRows> ReadAsync(ReaderSight reader, Guid schoolId)
    {
        var facts = await db
            .VulnerabilityFacts.Where(row => row.SchoolId == schoolId && row.Group == Groups.Asn)
            .OrderBy(row => row.RecordedAt)
            .ToListAsync();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var choices = RecordedFacts
            .Counting(facts, today)
            .Where(fact => fact.Value != 0)
            .ToDictionary(fact => fact.PupilId);
        var withNeeds = await db
            .Pupils.Where(row => row.SchoolId == schoolId && row.HasNeeds == true)
            .Select(row => row.Id)
            .ToListAsync();
        return ShortlistRows.Of(
            reader.School,
            reader.Seen(null).Rows,
            choices,
            withNeeds.ToHashSet()
        );
    }
}
