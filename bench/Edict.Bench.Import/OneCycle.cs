using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Bench.Import;

/// <summary>A cycle of the whole demonstration school, beside those it has, and the file of its reports.</summary>
internal sealed class OneCycle
{
    public const string Name = "bench";

    private readonly DataPlace place;
    private readonly Cycle cycle;
    private readonly string file;

    private OneCycle(DataPlace place, Cycle cycle)
    {
        (this.place, this.cycle) = (place, cycle);
        file = Path.Combine(place.Folder, "bench.csv");
    }

    /// <summary>Makes the school, the cycle and the file.</summary>
    public static async Task<OneCycle> MakeAsync(DataPlace place)
    {
        await DemonstrationLoader.LoadAsync(place);
        var school = DemonstrationSchool.Make();
        await using var db = await place.OpenAsync();
        var cycle = new Cycle
        {
            Id = Guid.CreateVersion7(),
            SchoolId = (await db.Schools.SingleAsync()).Id,
            Session = school.Session,
            Name = Name,
            Order = school.Cycles.Count + 1,
            Stages = Stages.Of(Stages.Each),
            OpensOn = DemonstrationSchool.FirstDay,
            ClosesOn = DemonstrationSchool.LastDay,
            RagsDueOn = DemonstrationSchool.LastDay,
            SummaryDueOn = DemonstrationSchool.LastDay,
        };
        await db.InsertAsync([cycle]);
        var made = new OneCycle(place, cycle);
        await made.WriteFileAsync(school);
        return made;
    }

    /// <summary>Takes the file in as the command line does.</summary>
    public async Task ImportAsync()
    {
        await using var db = await place.OpenAsync();
        var session = await db.Sessions.SingleAsync(row => row.Name == cycle.Session);
        var asked = ImportAsked.OfFile(
            ImportKind.Reports,
            session,
            cycle.Id,
            file,
            new() { FileName = Path.GetFileName(file) }
        );
        var act = new ImportAct(null, DemonstrationSchool.Now, UnusualToo: true);
        var outcome = await FileImport.ApplyAsync(db, asked, null, act);
        if (outcome.ImportId is null)
        {
            throw new InvalidDataException(outcome.Plan.Faults.Errors[0].ToString());
        }
    }

    /// <summary>What lies in the database.</summary>
    public async Task<IReadOnlyList<Report>> RowsAsync()
    {
        await using var db = await place.OpenAsync();
        return await db.Reports.Where(report => report.CycleId == cycle.Id).ToListAsync();
    }

    public async Task ClearAsync()
    {
        await using var db = await place.OpenAsync();
        await db.Reports.Where(report => report.CycleId == cycle.Id).ExecuteDeleteAsync();
    }

    /// <summary>Every pupil's first reports: the first file of each of the school's two phases, as one.</summary>
    private Task WriteFileAsync(DemonstrationSchool school)
    {
        var files = school
            .Events.OfType<ReportsFile>()
            .Where(reports => reports.Cycle.EndsWith(" 1", StringComparison.Ordinal))
            .Select(reports => reports.Text.TrimEnd('\n').Split('\n'))
            .ToList();
        return File.WriteAllLinesAsync(
            file,
            [files[0][0], .. files.SelectMany(lines => lines.Skip(1))]
        );
    }
}
