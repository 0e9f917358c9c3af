using Edict.Data;
using Edict.Importing;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Demonstration;

/// <summary>Sets up the demonstration school: its organisation directly, its pupils and reports by the real import.</summary>
public sealed class DemonstrationLoader
{
    private const string ExportsFolder = "exports";

    private readonly EdictDb db;
    private readonly DemonstrationSchool school;
    private readonly string exports;
    private readonly Guid schoolId = Guid.CreateVersion7();

    private DemonstrationLoader(EdictDb db, DemonstrationSchool school, string folder)
    {
        (this.db, this.school) = (db, school);
        exports = Path.Combine(folder, ExportsFolder);
    }

    /// <summary>Makes the school, with the files that its office imported in the folder, unless a school is there.</summary>
    /// <returns>Whether a demonstration is there now; false where a real school is there, which is left alone.</returns>
    /// <exception cref="InvalidDataException">The import refused one of the demonstration's own files.</exception>
    public static async Task<bool> LoadAsync(DataPlace place)
    {
        Directory.CreateDirectory(place.Folder);
        await using var db = await place.OpenAsync();
        if (!await db.Schools.AnyAsync())
        {
            await new DemonstrationLoader(db, DemonstrationSchool.Make(), place.Folder).LoadAsync();
        }

        return await db.Schools.AllAsync(school => school.IsDemonstration);
    }

    private async Task LoadAsync()
    {
        // One transaction: a load that was cut short leaves no school, and is begun again.
        await using var transaction = await db.Database.BeginTransactionAsync();
        AddOrganisation();
        AddStaff(AddClasses(AddSubjects()));
        await db.SaveChangesAsync();
        Directory.CreateDirectory(exports);
        foreach (var happened in school.Events)
        {
            db.ChangeTracker.Clear();
            await HappenAsync(happened);
        }

        await AddRagsAsync();
        await new SupportWork(db, schoolId).DoAsync();
        await transaction.CommitAsync();
    }

    private void AddOrganisation()
    {
        db.Add(
            new School
            {
                Id = schoolId,
                Name = school.Name,
                SeedCode = school.SeedCode,
                IsDemonstration = true,
            }
        );
        db.Add(
            new Session
            {
                SchoolId = schoolId,
                Name = school.Session,
                StartsOn = DemonstrationSchool.FirstDay,
                EndsOn = DemonstrationSchool.LastDay,
            }
        );
        db.Add(
            new PolicyVersion
            {
                SchoolId = schoolId,
                Version = Policy.Default.Version,
                Json = PolicyJson.Write(Policy.Default),
                RecordedAt = school.Events[0].AtUtc,
            }
        );
        db.AddRange(
            school.Cycles.Select(cycle => new Cycle
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                Session = school.Session,
                Name = cycle.Name,
                Order = cycle.Order,
                Stages = cycle.Stages,
                OpensOn = cycle.Opens,
                ClosesOn = cycle.Closes,
                RagsDueOn = cycle.RagsDue,
                SummaryDueOn = cycle.SummaryDue,
            })
        );
    }

    private Dictionary<string, Subject> AddSubjects()
    {
        var faculties = school.Faculties.ToDictionary(
            name => name,
            name => new Faculty
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                Name = name,
                NameKey = NameKey.Of(name),
            }
        );
        var subjects = school.Subjects.ToDictionary(
            subject => subject.Name,
            subject => new Subject
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                Session = school.Session,
                Name = subject.Name,
                NameKey = NameKey.Of(subject.Name),
                FacultyId = faculties[subject.Faculty].Id,
            }
        );
        db.AddRange(faculties.Values);
        db.AddRange(subjects.Values);
        return subjects;
    }

    private Dictionary<string, TeachingClass> AddClasses(Dictionary<string, Subject> subjects)
    {
        var classes = school.Classes.ToDictionary(
            taught => taught.Name,
            taught => new TeachingClass
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                Session = school.Session,
                Name = taught.Name,
                NameKey = NameKey.Of(taught.Name),
                SubjectId = subjects[taught.Subject].Id,
            }
        );
        db.AddRange(classes.Values);
        return classes;
    }

    private void AddStaff(Dictionary<string, TeachingClass> classes)
    {
        var faculties = db
            .ChangeTracker.Entries<Faculty>()
            .ToDictionary(entry => entry.Entity.Name, entry => entry.Entity.Id);
        foreach (var member in school.Staff)
        {
            var staff = new Staff
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                Name = member.Name,
                Email = member.Email,
            };
            db.Add(staff);
            db.AddRange(
                member.Appointments.Select(appointment => new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = schoolId,
                    StaffId = staff.Id,
                    Post = appointment.Post,
                    FacultyId = appointment.Faculty is { } faculty ? faculties[faculty] : null,
                    House = appointment.House,
                    Stages = appointment.Stages,
                    ClassId = appointment.Class is { } taught ? classes[taught].Id : null,
                    From = appointment.From,
                    To = appointment.To,
                })
            );
        }
    }

    private async Task HappenAsync(SchoolEvent happened)
    {
        switch (happened)
        {
            case PupilsFile file:
                await ImportAsync(
                    ImportKind.Pupils,
                    null,
                    await WriteAsync(file.FileName, file.Text),
                    new()
                    {
                        FileName = file.FileName,
                        Stages = file.Stages,
                        Asn = AsnMeaning.Chosen,
                        AllLeft = true,
                    },
                    file.AtUtc
                );
                break;
            case ReportsFile file:
                await ImportAsync(
                    ImportKind.Reports,
                    (await CycleNamedAsync(file.Cycle)).Id,
                    await WriteAsync(file.FileName, file.Text),
                    new() { FileName = file.FileName },
                    file.AtUtc
                );
                await HandInAsync((await CycleNamedAsync(file.Cycle)).Id, file.AtUtc);
                break;
            case CycleCloses closing:
                var cycle = db.Attach(await CycleNamedAsync(closing.Cycle)).Entity;
                cycle.ClosedAt = closing.AtUtc;
                await db.SaveChangesAsync();
                break;
            case CycleIsCollated collated:
                await CollateAsync(await CycleNamedAsync(collated.Cycle), collated.AtUtc);
                break;
        }
    }

    private async Task CollateAsync(Cycle cycle, DateTime at)
    {
        var yearHeads = await db
            .Roles.Where(role => role.SchoolId == schoolId && role.Post == Post.YearHead)
            .ToListAsync();
        db.AddRange(
            cycle
                .Stages.Members()
                .Select(stage => new Collation
                {
                    SchoolId = schoolId,
                    CycleId = cycle.Id,
                    Stage = stage,
                    StaffId = yearHeads.First(role => role.Stages.Has(stage)).StaffId,
                    At = at,
                })
        );
        await db.SaveChangesAsync();
    }

    /// <summary>As the office does it. What is out of the ordinary in an invented school was invented so.</summary>
    private async Task ImportAsync(
        ImportKind kind,
        Guid? cycleId,
        string path,
        ImportSaid said,
        DateTime at
    )
    {
        var session = await db.Sessions.SingleAsync(row => row.SchoolId == schoolId);
        var office = await db.Roles.FirstAsync(role =>
            role.SchoolId == schoolId && role.Post == Post.Office
        );
        var asked = ImportAsked.OfFile(kind, session, cycleId, path, said);
        var act = new ImportAct(office.StaffId, at, UnusualToo: true);
        var outcome = await FileImport.ApplyAsync(db, asked, null, act);
        if (outcome.Plan.Faults.AnyError)
        {
            throw new InvalidDataException(outcome.Plan.Faults.Errors[0].ToString());
        }
    }

    /// <summary>Each class that has reports was handed in by its teacher.</summary>
    private async Task HandInAsync(Guid cycleId, DateTime at)
    {
        var classes = await (
            from taught in db.Classes
            join role in db.Roles
                on new { taught.SchoolId, ClassId = (Guid?)taught.Id } equals new
                {
                    role.SchoolId,
                    role.ClassId,
                }
            where
                taught.SchoolId == schoolId
                && db.Reports.Any(report =>
                    report.SchoolId == schoolId
                    && report.CycleId == cycleId
                    && report.SubjectId == taught.SubjectId
                    && report.ClassKey == taught.NameKey
                )
            select new { taught.Id, role.StaffId }
        ).ToListAsync();
        await db.InsertAsync(
            classes
                .DistinctBy(taught => taught.Id)
                .Select(taught => new HandIn
                {
                    SchoolId = schoolId,
                    CycleId = cycleId,
                    ClassId = taught.Id,
                    StaffId = taught.StaffId,
                    At = at,
                })
                .ToList()
        );
    }

    private async Task AddRagsAsync()
    {
        db.ChangeTracker.Clear();
        var facts = await new SchoolReader(db, schoolId, SessionCalendar.Today).ReadAsync(null);
        var revision = await db.NextRagRevisionAsync(schoolId);
        await db.InsertAsync(new RagsGiven(new(facts), schoolId, revision).Rows);
    }

    private Task<Cycle> CycleNamedAsync(string name) =>
        db.Cycles.SingleAsync(cycle => cycle.SchoolId == schoolId && cycle.Name == name);

    private async Task<string> WriteAsync(string fileName, string text)
    {
        var path = Path.Combine(exports, fileName);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
