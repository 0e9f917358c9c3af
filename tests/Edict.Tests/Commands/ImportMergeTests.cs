using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>Two records of one child become one, where the office says so, and two again by an undo.</summary>
public sealed class ImportMergeTests : CommandTests, IAsyncLifetime
{
    private const string UnknownScn = "100000100";

    private static readonly SchoolPupil Ailsa = TwoRecords.Ailsa;

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task What_the_dropped_record_has_moves_where_the_kept_one_has_nothing_and_an_undo_restores_both()
    {
        await TwoRecords.AddAsync(data.Place);
        var before = await AllRows.InAsync(data.Place);

        var ran = await PupilsAsync(
            PupilsExport.Without([]),
            "--merged",
            $"{TwoRecords.Scn}={Ailsa.Scn}",
            "--yes"
        );
        var kept = await OfAilsaAsync();
        var undone = await UndoAsync(ran);

        Assert.Equal("0 added, 0 changed, 984 unchanged.", CountsOf(ran));
        Assert.Contains(
            $"merged: FRASER, Ailsa (S5 5B2) is the same pupil as Fraser, Ailsa (S5 {Ailsa.RegistrationClass}), whose record is kept: 1 report, 1 fact and 1 enrolment move to it, 3 stay behind, where it has its own",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("missing from the file", ran.Output, StringComparison.Ordinal);
        Assert.Equal([("Mathematics", 2), ("Music", 4)], kept.Senior2);
        Assert.Equal([TwoRecords.LastSession, "2026-27"], kept.Sessions);
        Assert.Equal([1, 0], kept.Sebn);
        Assert.Equal(1, kept.Records);
        Assert.Equal(0, undone.Status);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task A_report_at_another_level_is_another_report_and_moves()
    {
        await TwoRecords.AddAsync(data.Place);
        await using (var db = await data.Place.OpenAsync())
        {
            var said = await db.Reports.SingleAsync(
                row =>
                    db.Pupils.Any(pupil => pupil.Id == row.PupilId && pupil.Scn == TwoRecords.Scn)
                    && db.Subjects.Any(of => of.Id == row.SubjectId && of.Name == "Mathematics"),
                Cancel
            );
            db.Remove(said);
            db.Add(
                new Report
                {
                    SchoolId = said.SchoolId,
                    CycleId = said.CycleId,
                    PupilId = said.PupilId,
                    SubjectId = said.SubjectId,
                    LevelKey = "n4",
                    ClassKey = said.ClassKey,
                    Stage = said.Stage,
                    Level = "N4",
                    Teacher = said.Teacher,
                    Effort = said.Effort,
                    RecordedAt = said.RecordedAt,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var ran = await PupilsAsync(
            PupilsExport.Without([]),
            "--merged",
            $"{TwoRecords.Scn}={Ailsa.Scn}",
            "--yes"
        );

        Assert.Contains("2 reports, 1 fact", ran.Output, StringComparison.Ordinal);
        Assert.Equal(
            [("Mathematics", 2), ("Mathematics", 4), ("Music", 4)],
            (await OfAilsaAsync()).Senior2.Order()
        );
    }

    [Fact]
    public async Task Of_two_facts_of_one_instant_the_kept_records_own_counts()
    {
        await TwoRecords.AddAsync(data.Place);
        await SayOfBothAsync();
        var before = await AllRows.InAsync(data.Place);

        var ran = await PupilsAsync(
            PupilsExport.Without([]),
            "--merged",
            $"{TwoRecords.Scn}={Ailsa.Scn}",
            "--yes"
        );
        var kept = (await OfAilsaAsync()).Sebn;
        var undone = await UndoAsync(ran);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Equal([1, 0], kept);
        Assert.Equal(0, undone.Status);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    /// <summary>The first file that said of Ailsa that she is not in SEBN said of the second record that she is.</summary>
    private async Task SayOfBothAsync()
    {
        await using var db = await data.Place.OpenAsync();
        var own = await db
            .VulnerabilityFacts.Where(row =>
                row.Group == Groups.Sebn
                && db.Pupils.Any(pupil => pupil.Id == row.PupilId && pupil.Scn == Ailsa.Scn)
            )
            .OrderBy(row => row.RecordedAt)
            .FirstAsync(Cancel);
        var second = await db.Pupils.SingleAsync(row => row.Scn == TwoRecords.Scn, Cancel);
        db.Add(
            new VulnerabilityFact
            {
                SchoolId = own.SchoolId,
                PupilId = second.Id,
                Group = Groups.Sebn,
                RecordedAt = own.RecordedAt,
                Value = 1,
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    [Fact]
    public async Task Whoever_is_kept_from_the_dropped_record_is_kept_from_the_kept_one_and_a_restriction_goes_on()
    {
        await TwoRecords.AddAsync(data.Place);
        await MarkAsync(TwoRecords.Scn);
        var before = await AllRows.InAsync(data.Place);

        var ran = await PupilsAsync(
            PupilsExport.Without([]),
            "--merged",
            $"{TwoRecords.Scn}={Ailsa.Scn}",
            "--yes"
        );
        var keptFrom = await CountAsync(db =>
            db.KeptFrom.Where(row =>
                db.Pupils.Any(pupil => pupil.Id == row.PupilId && pupil.Scn == Ailsa.Scn)
            )
        );
        var restricted = await CountAsync(db =>
            db.Restrictions.Where(row =>
                db.Pupils.Any(pupil => pupil.Id == row.PupilId && pupil.Scn == Ailsa.Scn)
            )
        );
        var undone = await UndoAsync(ran);

        Assert.Equal((1, 1), (keptFrom, restricted));
        Assert.Equal(0, undone.Status);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task What_was_judged_and_said_of_the_dropped_record_moves_too_and_an_undo_restores_it()
    {
        await TwoRecords.AddAsync(data.Place);
        await JudgeAsync(TwoRecords.Scn, Rag.Red, "English", "Science");
        await JudgeAsync(Ailsa.Scn, Rag.Green, "Science");
        var before = await AllRows.InAsync(data.Place);

        var ran = await PupilsAsync(
            PupilsExport.Without([]),
            "--merged",
            $"{TwoRecords.Scn}={Ailsa.Scn}",
            "--yes"
        );
        var judged = await JudgedAsync();
        var undone = await UndoAsync(ran);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Contains(
            "1 report, 1 RAG, 1 fact and 1 enrolment move to it, 4 stay behind, where it has its own",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.Equal("English 3, Science 1; 2 not rated, 2 views, 2 expected", judged);
        Assert.Equal(0, undone.Status);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    /// <summary>Judges a pupil in the open cycle, with what is said in a class of each record's own.</summary>
    private async Task JudgeAsync(string scn, Rag rag, params string[] faculties)
    {
        await using var db = await data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == scn, Cancel);
        var cycle = await db.Cycles.SingleAsync(row => row.Name == "Senior 3", Cancel);
        var staff = await db.Staff.FirstAsync(Cancel);
        var classes = await db.Classes.OrderBy(row => row.Name).Take(2).ToListAsync(Cancel);
        var revision = await db.NextRagRevisionAsync(pupil.SchoolId);
        foreach (var name in faculties)
        {
            var faculty = await db.Faculties.SingleAsync(row => row.Name == name, Cancel);
            db.Add(
                new FacultyRag
                {
                    SchoolId = pupil.SchoolId,
                    CycleId = cycle.Id,
                    FacultyId = faculty.Id,
                    PupilId = pupil.Id,
                    Rag = rag,
                    Comment = rag == Rag.Green ? null : "Not on track",
                    StaffId = staff.Id,
                    At = DemonstrationSchool.Now,
                    Revision = revision,
                }
            );
        }

        var taught = classes[scn == Ailsa.Scn ? 0 : 1];
        db.AddRange(OfClass(pupil, cycle.Id, taught.Id, staff.Id));
        await db.SaveChangesAsync(Cancel);
    }

    private static object[] OfClass(Pupil pupil, Guid cycle, Guid taught, Guid staff) =>
        [
            new NotRated
            {
                SchoolId = pupil.SchoolId,
                CycleId = cycle,
                ClassId = taught,
                PupilId = pupil.Id,
                Why = NoRating.Absent,
            },
            new TeacherView
            {
                SchoolId = pupil.SchoolId,
                CycleId = cycle,
                ClassId = taught,
                PupilId = pupil.Id,
                Rag = Rag.Amber,
                StaffId = staff,
                At = DemonstrationSchool.Now,
            },
            new ClassMember
            {
                SchoolId = pupil.SchoolId,
                ClassId = taught,
                PupilId = pupil.Id,
                Level = "H",
                After = 0,
                AddedById = staff,
                At = DemonstrationSchool.Now,
            },
        ];

    /// <summary>What is judged and said of Ailsa in the open cycle.</summary>
    private async Task<string> JudgedAsync()
    {
        await using var db = await data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == Ailsa.Scn, Cancel);
        var cycle = await db.Cycles.SingleAsync(row => row.Name == "Senior 3", Cancel);
        var rags = await (
            from row in db.FacultyRags
            join faculty in db.Faculties on row.FacultyId equals faculty.Id
            where row.PupilId == pupil.Id && row.CycleId == cycle.Id
            orderby faculty.Name
            select faculty.Name + " " + row.Rag
        ).ToListAsync(Cancel);
        var notRated = await db.Set<NotRated>().CountAsync(row => row.PupilId == pupil.Id, Cancel);
        var views = await db.TeacherViews.CountAsync(row => row.PupilId == pupil.Id, Cancel);
        var expected = await db.Set<ClassMember>()
            .CountAsync(row => row.PupilId == pupil.Id, Cancel);
        return $"{string.Join(", ", rags)}; {notRated} not rated, {views} views, {expected} expected";
    }

    private async Task MarkAsync(string scn)
    {
        await using var db = await data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == scn, Cancel);
        var staff = await db.Staff.FirstAsync(Cancel);
        db.Add(
            new KeptFrom
            {
                Id = Guid.CreateVersion7(),
                SchoolId = pupil.SchoolId,
                StaffId = staff.Id,
                PupilId = pupil.Id,
                From = new(2026, 8, 18),
                SetById = staff.Id,
            }
        );
        db.Add(
            new Restriction
            {
                Id = Guid.CreateVersion7(),
                SchoolId = pupil.SchoolId,
                PupilId = pupil.Id,
                Reason = RestrictionReason.Safety,
                From = new(2026, 8, 18),
                SetById = staff.Id,
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    [Fact]
    public async Task A_record_whose_new_SCN_the_school_does_not_know_stays_and_takes_it()
    {
        var before = await AllRows.InAsync(data.Place);
        var file = PupilsExport.Without([]).Replace(Ailsa.Scn, UnknownScn);

        var ran = await PupilsAsync(file, "--merged", $"{Ailsa.Scn}={UnknownScn}", "--yes");
        var reports = await CountAsync(db =>
            db.Reports.Where(row =>
                db.Pupils.Any(pupil => pupil.Id == row.PupilId && pupil.Scn == UnknownScn)
            )
        );
        var undone = await UndoAsync(ran);

        Assert.Contains(
            $"is the same pupil as Fraser, Ailsa (S5 {Ailsa.RegistrationClass}): the record stays and gets the file's SCN",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.StartsWith("0 added, 1 changed, ", CountsOf(ran), StringComparison.Ordinal);
        Assert.True(reports > 10, $"{reports} reports");
        Assert.Equal(0, undone.Status);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task A_merge_that_cannot_be_is_a_fault_and_changes_nothing()
    {
        await TwoRecords.AddAsync(data.Place);
        var before = await AllRows.InAsync(data.Place);
        var file = PupilsExport.Without([]);

        var inFile = await PupilsAsync(
            file,
            "--merged",
            $"{Ailsa.Scn}={TestSchool.BrodieKane.Scn}",
            "--yes"
        );
        var notInFile = await PupilsAsync(
            file,
            "--merged",
            $"{TwoRecords.Scn}={UnknownScn}",
            "--yes"
        );
        var notDeclared = await PupilsAsync(
            file,
            "--merged",
            $"{TwoRecords.Scn}={Ailsa.Scn}",
            "--stages",
            "S1",
            "--yes"
        );
        var noScn = await PupilsAsync(file, "--merged", "Fraser=Frazer", "--yes");

        Assert.Contains(
            "expected a pupil who is missing from the file",
            inFile.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expected a pupil whom the file has",
            notInFile.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expected a pupil who is missing from the file",
            notDeclared.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("expected two SCNs of nine digits", noScn.Error, StringComparison.Ordinal);
        Assert.Equal(
            [1, 1, 1, 2],
            [inFile.Status, notInFile.Status, notDeclared.Status, noScn.Status]
        );
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task An_undo_of_a_merge_is_refused_where_the_dropped_SCN_is_another_pupils_by_now()
    {
        await TwoRecords.AddAsync(data.Place);
        var ran = await PupilsAsync(
            PupilsExport.Without([]),
            "--merged",
            $"{TwoRecords.Scn}={Ailsa.Scn}",
            "--yes"
        );
        await PupilsAsync(
            $"SCN,Surname,Forename,Stage\n{TwoRecords.Scn},Newcome,Nia,S5",
            "--yes",
            "--accept-unusual"
        );
        var before = await AllRows.InAsync(data.Place);

        var undone = await UndoAsync(ran);

        Assert.Equal(1, undone.Status);
        Assert.Contains(
            "SCN 100000003 is another pupil's now",
            undone.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string CountsOf(Ran ran)
    {
        Assert.True(ran.Status == 0, ran.Error);
        return ran.Line(1);
    }

    private async Task<(
        IReadOnlyList<(string, int)> Senior2,
        IReadOnlyList<string> Sessions,
        IReadOnlyList<int> Sebn,
        int Records
    )> OfAilsaAsync()
    {
        await using var db = await data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == Ailsa.Scn, Cancel);
        var reports =
            from report in db.Reports
            join subject in db.Subjects on report.SubjectId equals subject.Id
            join cycle in db.Cycles on report.CycleId equals cycle.Id
            where
                report.PupilId == pupil.Id
                && cycle.Name == "Senior 2"
                && (subject.Name == "Music" || subject.Name == "Mathematics")
            orderby subject.Name
            select new { subject.Name, Effort = (int)report.Effort! };
        var enrolments = db.Enrolments.Where(row => row.PupilId == pupil.Id);
        var facts = db.VulnerabilityFacts.Where(row =>
            row.PupilId == pupil.Id && row.Group == Groups.Sebn
        );
        return (
            [.. (await reports.ToListAsync(Cancel)).Select(row => (row.Name, row.Effort))],
            await enrolments
                .OrderBy(row => row.Session)
                .Select(row => row.Session)
                .ToListAsync(Cancel),
            await facts
                .OrderBy(row => row.RecordedAt)
                .Select(row => (int)row.Value)
                .ToListAsync(Cancel),
            await db.Pupils.CountAsync(
                row =>
                    row.Forename == "Ailsa" && (row.Surname == "Fraser" || row.Surname == "FRASER"),
                Cancel
            )
        );
    }

    private Task<Ran> PupilsAsync(string text, params string[] asked) =>
        EdictAsync(["import", "pupils", Write("p.csv", text), .. asked, .. data.Options]);

    private Task<Ran> UndoAsync(Ran ran)
    {
        var applied = ran
            .Output.Split('\n')
            .Single(line => line.StartsWith("Applied as import ", StringComparison.Ordinal));
        return EdictAsync([
            "import",
            "undo",
            applied.Split(' ')[3].TrimEnd(';'),
            "--yes",
            .. data.Options,
        ]);
    }

    private async Task<int> CountAsync<T>(Func<EdictDb, IQueryable<T>> rows)
    {
        await using var db = await data.Place.OpenAsync();
        return await rows(db).CountAsync(Cancel);
    }
}
