using System.Security.Cryptography;
using System.Text.Json;
using Edict.Data;
using Edict.Importing;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Imports;

/// <summary>Where the office's uploads lie until they are taken in or thrown away.</summary>
public sealed class Desk(EdictDb db, IHttpContextAccessor context, TimeProvider clock)
{
    public EdictDb Db => db;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Guid SchoolId => Person.SchoolId;

    public Guid StaffId => Person.StaffId;

    private SignedIn Person => SignedIn.Of(context.HttpContext!.User);

    /// <summary>The session that today falls in, or the latest that has begun; null for a school with none.</summary>
    public Task<Session?> SessionAsync() =>
        db.Sessions.BegunAsync(SchoolId, DateOnly.FromDateTime(Now));

    public async Task<IReadOnlyList<Cycle>> OpenCyclesAsync(Session session) =>
        await db
            .Cycles.Where(row =>
                row.SchoolId == SchoolId && row.Session == session.Name && row.ClosedAt == null
            )
            .OrderBy(row => row.Order)
            .ToListAsync();

    /// <summary>Keeps an upload, and clears away what was left lying for longer than the policy has it (P26).</summary>
    public async Task<ImportDraft> KeepAsync(
        Session session,
        ImportKind kind,
        Guid? cycleId,
        byte[] bytes,
        ImportSaid said
    )
    {
        var policy = await PolicyInForce.LoadAsync(db, SchoolId, Now);
        var old = Now.AddDays(-policy.Retention.UploadDays);
        await db
            .ImportDrafts.Where(row => row.SchoolId == SchoolId && row.At < old)
            .ExecuteDeleteAsync();
        var draft = new ImportDraft
        {
            Id = Guid.CreateVersion7(),
            SchoolId = SchoolId,
            StaffId = StaffId,
            Session = session.Name,
            Kind = kind,
            CycleId = cycleId,
            At = Now,
            Bytes = bytes,
            Said = JsonSerializer.Serialize(said),
        };
        db.Add(draft);
        await db.SaveChangesAsync();
        return draft;
    }

    /// <summary>Null for one that is not there, any more or at all, or is another school's.</summary>
    public Task<ImportDraft?> DraftAsync(Guid id) =>
        db.ImportDrafts.SingleOrDefaultAsync(row => row.SchoolId == SchoolId && row.Id == id);

    public static ImportSaid SaidOf(ImportDraft draft) =>
        JsonSerializer.Deserialize<ImportSaid>(draft.Said)!;

    public Task SayAsync(ImportDraft draft, ImportSaid said)
    {
        draft.Said = JsonSerializer.Serialize(said);
        return db
            .ImportDrafts.Where(row => row.SchoolId == SchoolId && row.Id == draft.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(kept => kept.Said, draft.Said));
    }

    /// <summary>Keeps what was answered, and of a source what its column ASN means.</summary>
    /// <param name="shown">The plan by what was said before.</param>
    public async Task AnswerAsync(ImportDraft draft, Answers answers, ImportPlan shown)
    {
        var said = SaidOf(draft);
        await SayAsync(draft, answers.Into(said, shown.Missing));
        if (answers.Asn != said.Asn)
        {
            await ColumnMemory.KeepAsnAsync(db, SchoolId, draft.Kind, said.Source, answers.Asn);
        }
    }

    public Task ThrowAwayAsync(Guid id) =>
        db.ImportDrafts.Where(row => row.SchoolId == SchoolId && row.Id == id).ExecuteDeleteAsync();

    /// <summary>Does something with an upload as the import that it asks for, while its bytes lie in a file of this process alone.</summary>
    public async Task<T> WithAsync<T>(ImportDraft draft, Func<ImportAsked, Task<T>> act)
    {
        var session = await db.Sessions.SingleAsync(row =>
            row.SchoolId == SchoolId && row.Name == draft.Session
        );
        var said = SaidOf(draft);
        var folder = Directory.CreateTempSubdirectory("edict-import-");
        try
        {
            // The name that the browser gave is for people; of it only a known ending goes onto the disk.
            var isWorkbook = FileContent.IsNamedAsWorkbook(said.FileName);
            var path = Path.Combine(folder.FullName, isWorkbook ? "upload.xlsx" : "upload.csv");
            await File.WriteAllBytesAsync(path, draft.Bytes);
            var hash = Convert.ToHexStringLower(SHA256.HashData(draft.Bytes));
            return await act(
                new(draft.Kind, session, draft.CycleId, path, hash, said) { AskedById = StaffId }
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
