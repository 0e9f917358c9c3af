using System.Text.Json;
using Edict.Data;
using Edict.Overview;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Reports;

/// <summary>A batch of changed cells as the browser sends it.</summary>
/// <param name="Batch">New for each batch, the same when it is sent again.</param>
public sealed record CellBatch(Guid Batch, Entered Entered, IReadOnlyList<CellChange> Cells);

/// <summary>A cell as it is now, for the browser that sent it.</summary>
public sealed record CellNow(Guid Pupil, string Level, SheetColumn Column, int? Mark);

/// <summary>A cell that somebody else had changed meanwhile.</summary>
/// <param name="Words">Who has what in it since when, for a person to decide.</param>
public sealed record CellContested(
    Guid Pupil,
    string Level,
    SheetColumn Column,
    int? Yours,
    int? Theirs,
    string Words
);

/// <summary>What came of a batch.</summary>
public sealed record BatchAnswer(
    IReadOnlyList<CellNow> Saved,
    IReadOnlyList<CellContested> Contested,
    IReadOnlyList<string> Faults
);

/// <summary>Where marks are saved: everything of a batch that can be, in one transaction.</summary>
public sealed class SheetDesk(
    EdictDb db,
    ClassSheets sheets,
    SchoolReadings schools,
    TimeProvider clock
)
{
    /// <summary>The word of a line on marks; its values are a <see cref="CellNow"/> each.</summary>
    public const string AuditWord = "report";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Saves what was changed, or gives the answer again that the same batch got before.</summary>
    /// <returns>Null where the person reports on no such class.</returns>
    /// <exception cref="CycleClosedException">The cycle takes no more reports.</exception>
    public async Task<BatchAnswer?> SaveAsync(
        SignedIn person,
        Guid cycleId,
        Guid classId,
        CellBatch batch
    )
    {
        BatchAnswer? answer = null;
        ReportsChange? change = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId);
            if (await sheets.OfAsync(person, cycleId, classId) is not { } sheet)
            {
                return;
            }

            var plan = SavePlan.Of(sheet, batch.Cells);
            var made = await AnswerAsync(person, plan);
            if (
                sheet.IsOpen
                && await db.InsertUnlessThereAsync(BatchOf(person, sheet, batch, plan, made))
            )
            {
                answer = made;
                change = await KeepAsync(person, sheet, plan);
                await AuditAsync(person, sheet, batch.Entered, plan);
            }
            else
            {
                answer = await AnsweredAsync(person, sheet, batch.Batch);
            }
        });
        if (change is not null)
        {
            await schools.TakeAsync(person.SchoolId, change);
        }

        return answer;
    }

    /// <summary>What the same batch was answered before; null where it was another's.</summary>
    /// <exception cref="CycleClosedException">It was never saved, and the cycle is closed.</exception>
    private async Task<BatchAnswer?> AnsweredAsync(SignedIn person, ClassSheet sheet, Guid batch)
    {
        var before = await db.Set<SavedBatch>()
            .SingleOrDefaultAsync(row => row.SchoolId == person.SchoolId && row.Id == batch);
        if (before is null)
        {
            CycleClosedException.ThrowIfClosed(sheet);
        }

        return before?.StaffId == person.StaffId && before.ClassId == sheet.Class.Id
            ? JsonSerializer.Deserialize<BatchAnswer>(before.Answer)
            : null;
    }

    private SavedBatch BatchOf(
        SignedIn person,
        ClassSheet sheet,
        CellBatch batch,
        SavePlan plan,
        BatchAnswer answer
    ) =>
        new()
        {
            Id = batch.Batch,
            SchoolId = person.SchoolId,
            CycleId = sheet.Cycle.Id,
            ClassId = sheet.Class.Id,
            StaffId = person.StaffId,
            Entered = batch.Entered,
            Cells = plan.Saved.Count,
            At = Now,
            Answer = JsonSerializer.Serialize(answer),
        };

    private async Task AuditAsync(SignedIn person, ClassSheet sheet, Entered entered, SavePlan plan)
    {
        if (plan.Saved.Count > 0)
        {
            var values = ValuesOf(person, plan);
            var about = $"{SheetColumns.Marks(plan.Saved.Count)}, {Words(entered)}";
            await db.InsertAsync([sheet.AuditLine(person, Now, AuditWord, about, values)]);
            await db.InsertAsync([values]);
        }
    }

    /// <summary>Each mark as it was and as it became, by the ids of the pupils.</summary>
    private static AuditValues ValuesOf(SignedIn person, SavePlan plan) =>
        new()
        {
            SchoolId = person.SchoolId,
            EntryId = Guid.CreateVersion7(),
            Before = MarksOf(plan, cell => cell.Was),
            After = MarksOf(plan, cell => cell.Now),
        };

    private static string MarksOf(SavePlan plan, Func<CellChange, int?> mark) =>
        JsonSerializer.Serialize(
            plan.Saved.Select(cell => new CellNow(cell.Pupil, cell.Level, cell.Column, mark(cell)))
        );

    private static string Words(Entered entered) =>
        entered switch
        {
            Entered.Pasted => "pasted",
            Entered.SameAsLastTime => "the same as last time",
            Entered.FilledWithTwo => "blanks filled with a 2",
            _ => "typed",
        };

    /// <returns>What changed; null for nothing.</returns>
    private async Task<ReportsChange?> KeepAsync(SignedIn person, ClassSheet sheet, SavePlan plan)
    {
        if (plan.Rows.Count == 0)
        {
            return null;
        }

        var reports = plan.Rows.ToLookup(
            changed => changed.Row.Report is null,
            changed => ReportOf(person, sheet, changed.Row, changed.Marks)
        );
        var revisions = await db.KeepReportsAsync(
            person.SchoolId,
            sheet.Cycle.Id,
            added: [.. reports[true]],
            changed: [.. reports[false]]
        );
        return new(
            sheet.Cycle.Id,
            revisions.Cycle,
            new(revisions.School, revisions.Cycles),
            [.. reports.SelectMany(rows => rows).Select(CourseReport.Of)]
        );
    }

    private Report ReportOf(SignedIn person, ClassSheet sheet, SheetRow row, Marks marks) =>
        new()
        {
            SchoolId = person.SchoolId,
            CycleId = sheet.Cycle.Id,
            PupilId = row.Pupil.Id,
            SubjectId = sheet.Class.SubjectId,
            LevelKey = row.LevelKey,
            ClassKey = sheet.Class.NameKey,
            Stage = row.Report?.Stage ?? row.Pupil.Stage,
            Level = row.Level,
            Teacher = row.Report?.Teacher ?? "",
            Effort = marks.Effort,
            Behaviour = marks.Behaviour,
            Homework = marks.Homework,
            WorkingGrade = marks.WorkingGrade,
            RecordedAt = Now,
            TypedBy = person.StaffId,
        };

    private async Task<BatchAnswer> AnswerAsync(SignedIn person, SavePlan plan)
    {
        var names = await NamesAsync(
            person,
            [.. plan.Conflicts.Select(conflict => conflict.By).OfType<Guid>()]
        );
        return new(
            [
                .. plan.Saved.Select(cell => new CellNow(
                    cell.Pupil,
                    cell.Level,
                    cell.Column,
                    cell.Now
                )),
            ],
            [
                .. plan.Conflicts.Select(conflict => new CellContested(
                    conflict.Change.Pupil,
                    conflict.Change.Level,
                    conflict.Change.Column,
                    conflict.Change.Now,
                    conflict.Theirs,
                    ContestWords.Of(conflict, names)
                )),
            ],
            [.. plan.Faults.Select(fault => fault.Words)]
        );
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(SignedIn person, List<Guid> ids) =>
        ids.Count == 0
            ? []
            : await db
                .Staff.Where(staff => staff.SchoolId == person.SchoolId && ids.Contains(staff.Id))
                .ToDictionaryAsync(staff => staff.Id, staff => staff.Name);
}
