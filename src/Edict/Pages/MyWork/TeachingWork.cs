using Edict.Judging;
using Edict.Pages.Concerns;
using Edict.Pages.RaisedPupils;
using Edict.People;
using Edict.Reports;

namespace Edict.Pages.MyWork;

/// <summary>What waits for class teachers and for those who lead concerns: classes, RAGs, raised pupils, concerns.</summary>
public sealed class TeachingWork(ClassSheets sheets, RagReader rags, RaisedDesk raised)
{
    /// <summary>So many days a raised pupil may wait for its meeting.</summary>
    private const int MeetingWithin = 3;

    private const int ConcernsWithin = 7;

    /// <summary>The reader's own classes in the cycles that are open, handed in or not.</summary>
    public Task<IReadOnlyList<ClassSheet>> ClassesAsync(Worker worker) =>
        sheets.OwnAsync(worker.Person);

    public static IEnumerable<WorkItem> OfClasses(
        IEnumerable<ClassSheet> classes,
        DateOnly today
    ) =>
        classes
            .Where(sheet => sheet.Waits)
            .Select(sheet => sheet.IsAsked ? Due(sheet, today) : Reopened(sheet, today));

    private static WorkItem Due(ClassSheet sheet, DateOnly today) =>
        new(
            $"{sheet.Name}, {sheet.Cycle.Name}: {sheet.Done} of {Counted.Of(sheet.Rows.Count, "pupil")} done, {(sheet.HandIn is null ? "not handed in" : "handed in before all were")}",
            sheet.Cycle.ClosesOn,
            WorkItem.DueOn(sheet.Cycle.ClosesOn, today),
            $"/reports/{sheet.Cycle.Id}/{sheet.Class.Id}",
            "Enter reports"
        );

    /// <summary>Of a class of which nothing is due but what somebody reopened it for.</summary>
    private static WorkItem Reopened(ClassSheet sheet, DateOnly today) =>
        new(
            $"{sheet.Name} takes reports again today",
            today,
            WorkItem.DueOn(today, today),
            $"/reports/{sheet.Cycle.Id}/{sheet.Class.Id}",
            "Enter reports"
        );

    /// <summary>A line a faculty of which the reader is CL, while pupils wait for a RAG that can still be set.</summary>
    public async Task<IEnumerable<WorkItem>> RagsAsync(Worker worker)
    {
        if (worker.Reader is not { } reader || reader.Sight.Judges.Count == 0)
        {
            return [];
        }

        var said = await rags.OfAsync(reader.School);
        return reader
            .School.Faculties.Where(faculty => reader.Sight.Judges.Contains(faculty.Id))
            .Select(faculty =>
                (faculty, List: JudgingList.Of(reader, said, faculty.Id, chosen: null))
            )
            .Select(row =>
                (row.faculty.Name, Pupils: row.List.All.Where(pupil => !pupil.IsCollated).ToList())
            )
            .Where(row => row.Pupils.Exists(pupil => pupil.Said is null))
            .Select(row => ToJudge(row.Name, row.Pupils, worker.Today));
    }

    /// <param name="pupils">Those whose RAG can still be set.</param>
    private static WorkItem ToJudge(string faculty, List<PupilToJudge> pupils, DateOnly today)
    {
        var days = pupils
            .Where(pupil => pupil.Said is null)
            .Select(pupil => pupil.Cycle.RagsDueOn)
            .ToList();
        var due = days.Min();
        var first = days.Count(day => day == due);
        var left = days.Count;
        return new(
            $"RAGs of {faculty}: {left} of {Counted.Of(pupils.Count, "pupil")} to set"
                + (first < left ? $", {first} of them by {due:d MMMM}" : ""),
            due,
            WorkItem.DueOn(due, today),
            $"/faculty-rag?faculty={Uri.EscapeDataString(faculty)}",
            "Set RAGs"
        );
    }

    /// <summary>Raised pupils who wait for the reader, and the concerns that the reader leads.</summary>
    public async Task<IEnumerable<WorkItem>> LedAsync(Worker worker)
    {
        if (worker.Reader is not { } reader)
        {
            return [];
        }

        var waiting = RaisedList.Of(reader, await raised.AllAsync(worker.Person.SchoolId)).Waiting;
        // What nobody below may lead falls to the leadership.
        var led =
            reader.Sight.Leads || reader.Sight.IsLeadership
                ? new Chosen(new() { Lead = "me" }, reader.Seen(null)).Rows.Count
                : 0;
        var kept = await KeptAsync(reader);
        return
        [
            .. waiting == 0
                ? Array.Empty<WorkItem>()
                :
                [
                    new(
                        $"{Counted.Of(waiting, "pupil")} raised for the faculty meeting",
                        worker.Today.AddDays(MeetingWithin),
                        "",
                        "/raised",
                        "Say what becomes of it"
                    ),
                ],
            .. led == 0
                ? Array.Empty<WorkItem>()
                :
                [
                    new(
                        $"{Counted.Of(led, "concern")} that you lead",
                        worker.Today.AddDays(ConcernsWithin),
                        "",
                        "/concerns?lead=me",
                        "Open the list"
                    ),
                ],
            .. kept == 0
                ? Array.Empty<WorkItem>()
                :
                [
                    new(
                        $"{Counted.Of(kept, "pupil")} of your house whom RAGs highlight and who {(kept == 1 ? "is" : "are")} no concern",
                        worker.Today.AddDays(ConcernsWithin),
                        "",
                        $"/concerns?rag={Highlighted.Word}",
                        "Open the list"
                    ),
                ],
        ];
    }

    /// <summary>How many highlighted pupils of the reader's house are no concern: the PSL keeps them (P31).</summary>
    private async Task<int> KeptAsync(ReaderSight reader)
    {
        if (!reader.Sight.HasHouse)
        {
            return 0;
        }

        var seen = reader.Seen(null);
        var highlighted = Highlighted.Of(seen, await rags.OfAsync(reader.School), reader);
        return new Chosen(new() { Rag = Highlighted.Word }, seen, highlighted).Pupils.Count(row =>
            !row.IsConcern && reader.Sight.GroundsFor(row.InSight).HasFlag(Ground.House)
        );
    }
}
