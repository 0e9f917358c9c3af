using Edict.Data;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes in the attendance files that come into a folder, each as an import of its own.</summary>
/// <param name="UnusualToo">Whether a file with counts out of the ordinary is taken in too.</param>
public sealed record AttendanceWatch(SchoolAsked School, FileAsked Asked, bool UnusualToo)
{
    private const string Refusal = "refused, nothing was changed";

    public WatchedFolder Over(string folder, TimeProvider clock, TextWriter log) =>
        new(folder, clock, TakeAsync, log);

    /// <summary>Whether there is a school and a session to take them into; says what is not there.</summary>
    public async Task<bool> HasSchoolAsync(Faults faults) =>
        await School.WithAsync(
            (db, found) => SchoolOptions.SessionAsync(db, found, Asked.Session, faults),
            faults
        )
            is not null;

    private async Task<Taken> TakeAsync(string path)
    {
        var faults = new Faults();
        try
        {
            var outcome = await School.WithAsync(
                (db, found) => ApplyAsync(db, found, path, faults),
                faults
            );
            return Told(outcome, faults);
        }
        catch (Exception fault) when (DatabaseFault.InWords(fault) is { } words)
        {
            return new(Outcome.Later, words, "");
        }
    }

    private async Task<ImportOutcome?> ApplyAsync(
        EdictDb db,
        School school,
        string path,
        Faults faults
    )
    {
        if (await Asked.OfAsync(db, school, path, faults) is not { } asked)
        {
            return null;
        }

        var act = new ImportAct(null, await SchoolOptions.NowAsync(db, school), UnusualToo);
        var outcome = await FileImport.ApplyAsync(db, asked, null, act);
        faults.Add(outcome.Plan.Faults);
        return outcome;
    }

    private static Taken Told(ImportOutcome? outcome, Faults faults)
    {
        var isUnusual = !faults.AnyError && outcome is { ImportId: null };
        var summary =
            isUnusual ? $"{Refusal}: there are counts out of the ordinary."
            : outcome?.ImportId is null ? $"{Refusal}."
            : $"{outcome.Plan.Counts}, {outcome.Plan.Refused.Count} refused.";
        using var words = new StringWriter();
        if (outcome?.ImportId is null)
        {
            words.WriteLine(summary);
        }

        if (outcome is not null && !faults.AnyError)
        {
            PlanWords.Write(outcome, words);
        }

        faults.WriteTo(words);
        return new(
            outcome?.ImportId is null ? Outcome.Refused : Outcome.Done,
            summary,
            words.ToString()
        );
    }
}
