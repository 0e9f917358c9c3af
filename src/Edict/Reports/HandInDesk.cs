using System.Text.Json;
using Edict.Data;
using Edict.Judging;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Reports;

/// <summary>A teacher's view of a pupil as it stood at some time, for the audit log.</summary>
/// <param name="Rag">The RAG's word; null for none.</param>
public sealed record ViewThen(Guid Pupil, string? Rag);

/// <summary>Where classes are handed in.</summary>
public sealed class HandInDesk(
    EdictDb db,
    ClassSheets sheets,
    TeacherViews teacherViews,
    TimeProvider clock
)
{
    /// <summary>The word of a line on views; its values are a <see cref="ViewThen"/> each.</summary>
    public const string ViewWord = "view";

    /// <summary>How long a browser can come back with a batch of marks that it had no answer to.</summary>
    private static readonly TimeSpan AnswersKept = TimeSpan.FromDays(60);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Finishes a class: whoever has no rating gets a reason.</summary>
    /// <param name="why">By pupil.</param>
    /// <param name="views">What the teacher thinks now of pupils of whom that changed; null for nothing.</param>
    /// <returns>The pupils who are neither rated nor have a reason: with any, nothing is handed in. Null where the person reports on no such class.</returns>
    /// <exception cref="CycleClosedException">The cycle takes no more reports.</exception>
    public async Task<IReadOnlyList<SheetRow>?> HandInAsync(
        SignedIn person,
        Guid cycleId,
        Guid classId,
        IReadOnlyDictionary<Guid, NoRating> why,
        IReadOnlyDictionary<Guid, Rag?> views
    )
    {
        IReadOnlyList<SheetRow>? open = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId);
            if (await sheets.OfAsync(person, cycleId, classId) is not { } sheet)
            {
                return;
            }

            CycleClosedException.ThrowIfClosed(sheet);
            var blank = sheet.Blank.ToList();
            open = [.. blank.Where(row => !why.ContainsKey(row.Pupil.Id))];
            if (open.Count == 0)
            {
                await SayViewsAsync(person, sheet, views);
                await HandInAsync(person, sheet, blank, why);
            }
        });
        return open;
    }

    private async Task HandInAsync(
        SignedIn person,
        ClassSheet sheet,
        IEnumerable<SheetRow> blank,
        IReadOnlyDictionary<Guid, NoRating> why
    )
    {
        var (cycleId, classId) = (sheet.Cycle.Id, sheet.Class.Id);
        // Nobody else's: a pupil whom the person does not see is in the class, and not in the sheet.
        var theirs = sheet.Rows.Where(sheet.Takes).Select(row => row.Pupil.Id).ToList();
        var kept = await db.Set<NotRated>()
            .Where(row =>
                row.SchoolId == person.SchoolId
                && row.CycleId == cycleId
                && row.ClassId == classId
                && theirs.Contains(row.PupilId)
            )
            .ToListAsync();
        db.RemoveRange(kept);
        db.RemoveRange(sheet.HandIn is { } earlier ? [earlier] : Array.Empty<HandIn>());
        await db.SaveChangesAsync();
        db.AddRange(
            blank
                .Select(row => row.Pupil.Id)
                .Distinct()
                .Select(pupil => new NotRated
                {
                    SchoolId = person.SchoolId,
                    CycleId = cycleId,
                    ClassId = classId,
                    PupilId = pupil,
                    Why = why[pupil],
                })
        );
        db.Add(
            new HandIn
            {
                SchoolId = person.SchoolId,
                CycleId = cycleId,
                ClassId = classId,
                StaffId = person.StaffId,
                At = Now,
            }
        );
        db.Add(sheet.AuditLine(person, Now, "hand-in", $"{sheet.Rows.Count} pupils"));
        await db.SaveChangesAsync();
        await ForgetAnswersAsync(person.SchoolId);
    }

    /// <summary>An answer holds marks: when no browser can be waiting for it any more, it goes. Here, since a batch is saved far more often.</summary>
    private Task<int> ForgetAnswersAsync(Guid schoolId)
    {
        var old = Now - AnswersKept;
        return db.Set<SavedBatch>()
            .Where(batch => batch.SchoolId == schoolId && batch.At < old)
            .ExecuteDeleteAsync();
    }

    /// <summary>Keeps what the teacher thinks, and leaves what a colleague thinks the same of.</summary>
    private async Task SayViewsAsync(
        SignedIn person,
        ClassSheet sheet,
        IReadOnlyDictionary<Guid, Rag?> views
    )
    {
        var (cycleId, classId) = (sheet.Cycle.Id, sheet.Class.Id);
        var there = await teacherViews.OfClassAsync(person.SchoolId, cycleId, classId);
        var changed = sheet
            .Rows.Where(sheet.Takes)
            .Select(row => row.Pupil.Id)
            .Distinct()
            .Where(pupil =>
                views.TryGetValue(pupil, out var view)
                && there.GetValueOrDefault(pupil)?.Rag != view
            )
            .ToList();
        if (changed.Count == 0)
        {
            return;
        }

        db.RemoveRange(changed.Where(there.ContainsKey).Select(pupil => there[pupil]));
        await db.SaveChangesAsync();
        db.AddRange(
            changed
                .Where(pupil => views[pupil] is not null)
                .Select(pupil => new TeacherView
                {
                    SchoolId = person.SchoolId,
                    CycleId = cycleId,
                    ClassId = classId,
                    PupilId = pupil,
                    Rag = views[pupil]!.Value,
                    StaffId = person.StaffId,
                    At = Now,
                })
        );
        var values = new AuditValues
        {
            SchoolId = person.SchoolId,
            EntryId = Guid.CreateVersion7(),
            Before = Said(pupil => there.GetValueOrDefault(pupil)?.Rag),
            After = Said(pupil => views[pupil]),
        };
        var about = changed.Count == 1 ? "of 1 pupil" : $"of {changed.Count} pupils";
        db.AddRange(values, sheet.AuditLine(person, Now, ViewWord, about, values));

        string Said(Func<Guid, Rag?> view) =>
            JsonSerializer.Serialize(
                changed.Select(pupil => new ViewThen(pupil, view(pupil)?.Word()))
            );
    }
}
