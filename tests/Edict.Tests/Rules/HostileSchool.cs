using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Mail;
using Edict.People;
using Edict.Protocol;
using Edict.Reports;
using Edict.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using SheetColumn = Edict.Reports.SheetColumn;

namespace Edict.Tests.Rules;

/// <summary>
/// The demonstration school, in which every name carries markup or what a spreadsheet would run, and so do a file that
/// was taken in and one that waits.
/// </summary>
public sealed class HostileSchool : IAsyncLifetime
{
    /// <summary>What would become an element of the class evil, within an element or an attribute.</summary>
    public const string Markup = "\"'><i class=evil>";

    /// <summary>In every pupil's surname, and nowhere else.</summary>
    public const string Surname = "Verborgen";

    /// <summary>Stands in a column of an upload that is not read.</summary>
    public const string Unread = "nobody-reads-this-cell";

    public const string FileName = "../" + Markup + ".csv";

    /// <summary>What a spreadsheet may take for the start of a formula; the last holds what no XML may.</summary>
    public static readonly string[] Starts =
    [
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r=",
        "\n=",
        "\uFF1D",
        "\uFF0B",
        "\uFF0D",
        "\uFF20",
        "=\u0001",
    ];

    public KeptLog Log { get; } = new();

    public TestSite Site { get; }

    public Browser Head { get; private set; } = null!;

    public Browser Office { get; private set; } = null!;

    public Browser Support { get; private set; } = null!;

    /// <summary>A curriculum leader.</summary>
    public Browser Leader { get; private set; } = null!;

    /// <summary>The page of one of the staff, who has asked for a role.</summary>
    public string Person { get; private set; } = "";

    /// <summary>The page of a pupil who is a concern.</summary>
    public string Pupil { get; private set; } = "";

    /// <summary>Why a pupil stands on the head's list of vulnerable groups.</summary>
    public string Why { get; private set; } = "";

    /// <summary>The page of a plan that could be taken in.</summary>
    public string Plan { get; private set; } = "";

    /// <summary>The page of a plan whose file has a fault.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>The page of what was taken in.</summary>
    public string Import { get; private set; } = "";

    /// <summary>The page of a closed cycle.</summary>
    public string Cycle { get; private set; } = "";

    /// <summary>The page of one that is open.</summary>
    public string OpenCycle { get; private set; } = "";

    /// <summary>The days of one that is planned.</summary>
    public string Dates { get; private set; } = "";

    /// <summary>The id of a class that is reported on in the closed one.</summary>
    public string Class { get; private set; } = "";

    /// <summary>The page of a letter that the head caused and a server refused.</summary>
    public string Letter { get; private set; } = "";

    /// <summary>The page of a line of the audit log on a mark.</summary>
    public string Line { get; private set; } = "";

    public HostileSchool() => Site = new TestSite { Log = Log };

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        await RenameAsync();
        Head = await Site.AsAsync(StaffKeys.Head);
        Office = await Site.AsAsync(StaffKeys.Office);
        Support = await Site.AsAsync(StaffKeys.SupportForLearning);
        Leader = await Site.AsAsync(StaffKeys.CurriculumLeader("English"));
        await AddMarksAsync();
        Pupil = await Site.PageOfAsync(TestSchool.BrodieKane.Scn);
        Why = (await Head.PageAsync("/vulnerable-groups"))
            .QuerySelector("a.why")!
            .GetAttribute("href")!;
        var taken = await Office.PageAsync(await UploadAsync("85"));
        var answer = await Office.SubmitAsync(taken.QuerySelector("#apply")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Import = answer.Headers.Location!.ToString();
        Letter = await WriteLettersAsync();
        Plan = await UploadAsync("80");
        Draft = await UploadAsync($"{Markup}9");
        Line = $"/audit/{(await Site.AuditAsync()).Single(line => line.About == Markup).Id}";
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Log.Dispose();
    }

    /// <summary>An address at which a route shows something to the head or the office.</summary>
    public string AddressOf(string route) =>
        $"/{route.TrimStart('/')}"
            .Replace("/pupils/{id:guid}", Pupil, StringComparison.Ordinal)
            .Replace("/vulnerable-groups/why/{id:guid}", Why, StringComparison.Ordinal)
            .Replace("/school/people/{id:guid}", Person, StringComparison.Ordinal)
            .Replace(
                "/school/classes/{id:guid}",
                $"/school/classes/{Class}",
                StringComparison.Ordinal
            )
            .Replace("/imports/drafts/{id:guid}", Draft, StringComparison.Ordinal)
            .Replace("/imports/{id:guid}", Import, StringComparison.Ordinal)
            .Replace("/cycles/{id:guid}/remind", $"{OpenCycle}/remind", StringComparison.Ordinal)
            .Replace("/cycles/{id:guid}", Cycle, StringComparison.Ordinal)
            .Replace("/cycles/dates/{id:guid?}", Dates, StringComparison.Ordinal)
            .Replace("{act}", "reopen", StringComparison.Ordinal)
            .Replace("{class:guid}", Class, StringComparison.Ordinal)
            .Replace("/mail/{id:guid}", Letter, StringComparison.Ordinal)
            .Replace("/audit/{id:guid}", Line, StringComparison.Ordinal)
            .Replace("{key}", StaffKeys.Head, StringComparison.Ordinal)
            .Replace("{version:int}", "1", StringComparison.Ordinal)
            .Replace("{status:int}", "404", StringComparison.Ordinal);

    /// <summary>One letter that failed, and one that waits for longer than a test takes.</summary>
    private async Task<string> WriteLettersAsync()
    {
        await using var db = await Site.Data.Place.OpenAsync();
        var head = await SchoolMail.StaffAsync(db, StaffKeys.Head);
        var letters = new[] { MailState.Failed, MailState.Queued }.Select(state => new OutboxMail
        {
            Id = Guid.CreateVersion7(),
            SchoolId = db.Schools.Single().Id,
            MessageId = Markup,
            Kind = LetterKind.Test,
            Body = Markup,
            StaffId = head,
            Address = "head@harlaw.example",
            CausedBy = head,
            Because = Markup,
            QueuedAt = DemonstrationSchool.Now,
            State = state,
            NextTryAt = DemonstrationSchool.Now.AddYears(1),
            LastFault = Markup,
        });
        db.AddRange(letters);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return $"/mail/{db.Outbox.First(mail => mail.State == MailState.Failed).Id}";
    }

    /// <summary>Uploads an attendance file of one figure, with a column that is not read.</summary>
    /// <returns>The address of its plan.</returns>
    private async Task<string> UploadAsync(string figure)
    {
        var form = (await Office.PageAsync("/imports")).QuerySelector("main form")!;
        var lines =
            $"SCN,Attendance,Attendance As At,{Markup.Replace("\"", "", StringComparison.Ordinal)}\n{TestSchool.BrodieKane.Scn},\"{figure.Replace("\"", "\"\"", StringComparison.Ordinal)}\",2027-02-01,{Unread}";
        var answer = await Office.UploadAsync(
            form,
            ("Upload.File", FileName, Encoding.UTF8.GetBytes(lines)),
            ("Upload.For", ImportKind.Attendance.Word()),
            ("Upload.Source", Markup)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer
            .Headers.Location!.ToString()
            .Replace("/columns", "", StringComparison.Ordinal);
    }

    /// <summary>A grant that waits, a colleague who is kept from a pupil, and a pupil who is restricted.</summary>
    private async Task AddMarksAsync()
    {
        await using var db = await Site.Data.Place.OpenAsync();
        var cancel = TestContext.Current.CancellationToken;
        var teacher = await db.Staff.SingleAsync(
            row => row.Email.StartsWith("teacher-english-1@"),
            cancel
        );
        var office = await db.Staff.SingleAsync(row => row.Email.StartsWith("office@"), cancel);
        var pupil = await db.Pupils.SingleAsync(
            row => row.Scn == TestSchool.BrodieKane.Scn,
            cancel
        );
        var today = DateOnly.FromDateTime(DemonstrationSchool.Now);
        db.Add(
            new Role
            {
                Id = Guid.CreateVersion7(),
                SchoolId = office.SchoolId,
                StaffId = teacher.Id,
                Post = Post.SupportForLearning,
                From = today,
                AskedById = office.Id,
            }
        );
        db.Add(
            new KeptFrom
            {
                Id = Guid.CreateVersion7(),
                SchoolId = office.SchoolId,
                StaffId = teacher.Id,
                PupilId = pupil.Id,
                From = today,
                SetById = teacher.Id,
            }
        );
        AddWritten(db, office, pupil.Id);
        AddMark(db, teacher, pupil.Id);
        db.Add(
            new Restriction
            {
                Id = Guid.CreateVersion7(),
                SchoolId = office.SchoolId,
                PupilId = pupil.Id,
                Reason = RestrictionReason.Safety,
                From = today,
                SetById = office.Id,
            }
        );
        await db.SaveChangesAsync(cancel);
        Person = $"/school/people/{teacher.Id}";
        Cycle = $"/cycles/{db.Cycles.Single(row => row.Name == "BGE 2").Id}";
        OpenCycle = $"/cycles/{db.Cycles.Single(row => row.Name == "Senior 3").Id}";
        Dates = $"/cycles/dates/{db.Cycles.Single(row => row.Name == "Senior 4").Id}";
        Class = $"{db.Classes.Single(row => row.Name.EndsWith("1EN1")).Id}";
    }

    /// <summary>A mark that was changed in a course whose level is markup.</summary>
    private static void AddMark(EdictDb db, Staff teacher, Guid pupil)
    {
        var values = new AuditValues
        {
            SchoolId = teacher.SchoolId,
            EntryId = Guid.CreateVersion7(),
            Before = Cell(2),
            After = Cell(4),
        };
        db.AddRange(
            values,
            new AuditEntry
            {
                Id = values.EntryId,
                ValuesHash = values.Hash(),
                SchoolId = teacher.SchoolId,
                At = DemonstrationSchool.Now,
                StaffId = teacher.Id,
                What = SheetDesk.AuditWord,
                About = Markup,
            }
        );

        string Cell(int mark) =>
            JsonSerializer.Serialize(
                new[] { new CellNow(pupil, Markup, SheetColumn.Effort, mark) }
            );
    }

    /// <summary>What the support team wrote of a pupil, with markup in it.</summary>
    private static void AddWritten(EdictDb db, Staff office, Guid pupil) =>
        db.AddRange(
            new WhatHelps
            {
                Id = Guid.CreateVersion7(),
                SchoolId = office.SchoolId,
                PupilId = pupil,
                Line = Markup,
                WrittenById = office.Id,
                WrittenAt = DemonstrationSchool.Now,
            },
            new VulnerabilityFact
            {
                SchoolId = office.SchoolId,
                PupilId = pupil,
                Group = Groups.Asn,
                RecordedAt = DemonstrationSchool.Now,
                Value = 1,
                TypedBy = office.Id,
                FirstDay = DateOnly.FromDateTime(DemonstrationSchool.Now),
                Reason = Markup,
            }
        );

    private async Task RenameAsync()
    {
        await using var db = await Site.Data.Place.OpenAsync();
        var cancel = TestContext.Current.CancellationToken;
        var pupils = await db.Pupils.ToListAsync(cancel);
        foreach (var (at, pupil) in pupils.Index())
        {
            pupil.Surname = $"{Markup}{Surname}";
            pupil.Forename = $"{Starts[at % Starts.Length]}1+1";
        }

        await db.UpdateAsync(pupils);
        var enrolments = await db.Enrolments.ToListAsync(cancel);
        enrolments.ForEach(row => row.RegistrationClass = $"={Markup}{row.RegistrationClass}");
        await db.UpdateAsync(enrolments);
        var faculties = await db.Faculties.ToListAsync(cancel);
        faculties.ForEach(row => row.Name = $"{Markup}{row.Name}");
        await db.UpdateAsync(faculties);
        var classes = await db.Classes.ToListAsync(cancel);
        classes.ForEach(row => row.Name = $"{Markup}{row.Name}");
        await db.UpdateAsync(classes);
        var staff = await db.Staff.ToListAsync(cancel);
        await db.UpdateAsync([.. staff.Select(Renamed)]);
    }

    private static Staff Renamed(Staff person)
    {
        person.Name = $"={Markup}{person.Name}";
        return person;
    }
}
