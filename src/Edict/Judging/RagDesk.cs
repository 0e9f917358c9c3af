using System.Text.Json;
using Edict.Data;
using Edict.Overview;
using Edict.Pages;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Judging;

/// <summary>A judgement as it is now, for the browser that sent it.</summary>
public sealed record RagNow(Guid Pupil, Guid Cycle, string Mark);

/// <summary>A judgement that somebody else had changed meanwhile.</summary>
/// <param name="Words">Who judged what and when, for a person to decide.</param>
public sealed record RagContested(
    Guid Pupil,
    Guid Cycle,
    string Yours,
    string Theirs,
    string Words
);

/// <summary>A judgement as it stood at some time, for the audit log.</summary>
/// <param name="Rag">The RAG's word; null for no judgement.</param>
public sealed record RagThen(Guid Pupil, Guid Cycle, string? Rag, string? Comment);

/// <summary>What came of some judgements.</summary>
public sealed record RagAnswer(
    IReadOnlyList<RagNow> Saved,
    IReadOnlyList<RagContested> Contested,
    IReadOnlyList<string> Faults
);

/// <summary>
/// Where faculty RAGs are saved: everything that can be, in one transaction. Sent again after a lost answer, a judgement is found
/// as it was wanted and changes nothing.
/// </summary>
public sealed class RagDesk(EdictDb db, Reader reader, RagReader rags, TimeProvider clock)
{
    /// <summary>The word of a line on judgements; its values are a <see cref="RagThen"/> each.</summary>
    public const string AuditWord = "rag";

    /// <returns>Null where the person is CL of no such faculty.</returns>
    public async Task<RagAnswer?> SaveAsync(
        SignedIn person,
        Guid facultyId,
        IReadOnlyList<RagChange> changes
    )
    {
        RagAnswer? answer = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId: null);
            if (
                await reader.GatherAsync() is not { } gathered
                || !gathered.Sight.Judges.Contains(facultyId)
            )
            {
                return;
            }

            var plan = await PlanAsync(gathered, facultyId, changes);
            await KeepAsync(person, facultyId, plan);
            answer = AnswerOf(plan, gathered.School);
        });
        return answer;
    }

    /// <summary>Holds each change against what is in the database, each in its own cycle.</summary>
    private async Task<RagPlan> PlanAsync(
        ReaderSight gathered,
        Guid facultyId,
        IReadOnlyList<RagChange> changes
    )
    {
        var school = gathered.School;
        var cycles = changes
            .Select(change => school.CycleOf(change.Cycle))
            .OfType<Cycle>()
            .Distinct()
            .ToDictionary(cycle => cycle, cycle => cycle.Stages);
        var list = JudgingList.Of(gathered, await rags.OfAsync(school), facultyId, cycles);
        return RagPlan.Of(list, changes);
    }

    private async Task KeepAsync(SignedIn person, Guid facultyId, RagPlan plan)
    {
        if (plan.Written.Count == 0)
        {
            return;
        }

        var pupils = plan.Written.Select(row => row.Pupil.Row.Pupil.Id).ToList();
        var there = await db
            .FacultyRags.AsTracking()
            .Where(row =>
                row.SchoolId == person.SchoolId
                && row.FacultyId == facultyId
                && pupils.Contains(row.PupilId)
            )
            .ToDictionaryAsync(row => (row.CycleId, row.PupilId));
        var (now, revision) = (
            clock.GetUtcNow().UtcDateTime,
            await db.NextRagRevisionAsync(person.SchoolId)
        );
        foreach (var written in plan.Written)
        {
            var (cycle, pupil) = (written.Pupil.Cycle.Id, written.Pupil.Row.Pupil.Id);
            var row = there.GetValueOrDefault((cycle, pupil)) ?? Added(cycle, pupil);
            (row.Rag, row.Comment) = (written.Judgement?.Rag, written.Judgement?.Comment);
            row.AsSuggested = written.AsSuggested;
            (row.StaffId, row.At, row.Revision) = (person.StaffId, now, revision);
        }

        db.AddRange(AuditOf(person, facultyId, plan, now));
        await db.SaveChangesAsync();

        FacultyRag Added(Guid cycle, Guid pupil) =>
            db.Add(
                new FacultyRag
                {
                    SchoolId = person.SchoolId,
                    CycleId = cycle,
                    FacultyId = facultyId,
                    PupilId = pupil,
                }
            ).Entity;
    }

    /// <summary>One line, with each judgement before and after by the ids of the pupils.</summary>
    private static object[] AuditOf(SignedIn person, Guid facultyId, RagPlan plan, DateTime now)
    {
        var values = new AuditValues
        {
            SchoolId = person.SchoolId,
            EntryId = Guid.CreateVersion7(),
            Before = Said(row => row.Pupil.Said?.Judgement),
            After = Said(row => row.Judgement),
        };
        var pupils = plan.Written.Select(row => row.Pupil.Row.Pupil.Id).Distinct().ToList();
        var count = plan.Written.Count == 1 ? "1 RAG" : $"{plan.Written.Count} RAGs";
        return
        [
            values,
            new AuditEntry
            {
                Id = values.EntryId,
                ValuesHash = values.Hash(),
                SchoolId = person.SchoolId,
                At = now,
                StaffId = person.StaffId,
                What = AuditWord,
                About = $"faculty {facultyId}: {count}",
                PupilId = pupils is [var only] ? only : null,
            },
        ];

        string Said(Func<RagWritten, Judgement?> judgement) =>
            JsonSerializer.Serialize(
                plan.Written.Select(row => new RagThen(
                    row.Pupil.Row.Pupil.Id,
                    row.Pupil.Cycle.Id,
                    judgement(row)?.Rag.Word(),
                    judgement(row)?.Comment
                ))
            );
    }

    private static RagAnswer AnswerOf(RagPlan plan, SchoolReading school) =>
        new(
            [.. plan.Settled.Select(change => new RagNow(change.Pupil, change.Cycle, change.Now))],
            [
                .. plan.Conflicts.Select(conflict => new RagContested(
                    conflict.Change.Pupil,
                    conflict.Change.Cycle,
                    conflict.Change.Now,
                    RagMark.Of(conflict.Pupil.Said?.Judgement, conflict.Pupil.Policy),
                    Words(conflict, school)
                )),
            ],
            plan.Faults
        );

    private static string Words(RagConflict conflict, SchoolReading school) =>
        conflict.Pupil.Said is { } theirs
            ? $"{(theirs.StaffId is { } by ? school.Named(by)?.Name ?? "Somebody" : "The school's workbook")} set {theirs.Judgement.Rag.Word()}, {SchoolTime.Words(theirs.At)}."
            : "Somebody took the judgement back.";
}
