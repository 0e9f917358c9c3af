using Edict.Data;
using Edict.People;

namespace Edict.Importing;

/// <summary>What a classes file would do. Whatever is missing from it stays as it is: a teacher's last day is said by To.</summary>
public sealed class ClassPlan
{
    private readonly RowsOf<ClassSaid> file;
    private readonly KnownToClasses known;
    private readonly Faults faults;
    private readonly RolePlan roles;
    private readonly ILookup<string, Staff> staff;
    private readonly List<TeachingClass> newClasses = [];
    private ImportCounts counts = new(0, 0, 0);

    private ClassPlan(RowsOf<ClassSaid> file, KnownToClasses known, Faults faults)
    {
        (this.file, this.known, this.faults) = (file, known, faults);
        roles = new(known.Roles, known.Import.Today, known.Import.Asked.AskedById);
        staff = known
            .Staff.SelectMany(person =>
                new[] { person.Email, NameKey.Of(person.Name) }.Select(key => (key, person))
            )
            .ToLookup(named => named.key, named => named.person);
    }

    public static ClassPlan Make(RowsOf<ClassSaid> file, KnownToClasses known, Faults faults)
    {
        var plan = new ClassPlan(file, known, faults);
        foreach (var row in file.Rows)
        {
            plan.Take(row);
        }

        return plan;
    }

    /// <summary>Counted in rows: one adds that brings a class or a teacher of it.</summary>
    public ImportPlan Whole() =>
        new()
        {
            Asked = known.Import.Asked,
            Faults = faults,
            Counts = counts,
            Tables = [TableChange.Of(newClasses), roles.Table],
            Unusual =
            [
                .. OutOfTheOrdinary.Changed(roles.Changed.Count, known.Roles.Count, "teachers"),
            ],
        };

    private void Take(RowOf<ClassSaid> row)
    {
        if (!known.Subjects.TryGetValue(NameKey.Of(row.Said.Subject), out var subject))
        {
            Error(
                row,
                Field.Subject,
                row.Said.Subject,
                $"not in the subject list of {known.Import.Session.Name}; import the subjects first"
            );
            return;
        }

        var key = (subject.Id, NameKey.Of(row.Said.Class));
        var isNew = !known.Classes.TryGetValue(key, out var taught);
        taught ??= Add(row.Said.Class, key);
        var outcome = Teach(row, taught);
        counts = counts.With(isNew || outcome.IsAdded, outcome.IsChanged);
    }

    private TeachingClass Add(string name, (Guid SubjectId, string Key) key)
    {
        var taught = new TeachingClass
        {
            Id = Guid.CreateVersion7(),
            SchoolId = known.Import.School.Id,
            Session = known.Import.Session.Name,
            Name = name,
            NameKey = key.Key,
            SubjectId = key.SubjectId,
        };
        known.Classes[key] = taught;
        newClasses.Add(taught);
        return taught;
    }

    private RoleOutcome Teach(RowOf<ClassSaid> row, TeachingClass taught)
    {
        if (row.Said.Teacher.Length == 0 || TeacherOf(row) is not { } teacher)
        {
            return default;
        }

        var outcome = roles.Take(
            new()
            {
                Id = Guid.CreateVersion7(),
                SchoolId = known.Import.School.Id,
                StaffId = teacher.Id,
                Post = Post.Teacher,
                ClassId = taught.Id,
                From = row.Said.From ?? known.Import.Today,
            },
            row.Said.From,
            row.Said.To
        );
        if (outcome.Why is not null)
        {
            var (field, value) = outcome.Wrong switch
            {
                Field.Email => (Field.Teacher, row.Said.Teacher),
                Field.To => (Field.To, $"{row.Said.To:yyyy-MM-dd}"),
                _ => (outcome.Wrong, $"{row.Said.From:yyyy-MM-dd}"),
            };
            Error(row, field, value, outcome.Why);
        }

        return outcome;
    }

    private Staff? TeacherOf(RowOf<ClassSaid> row)
    {
        var found = staff[NameKey.Of(row.Said.Teacher)].Distinct().ToList();
        if (found is [var only])
        {
            return only;
        }

        Error(
            row,
            Field.Teacher,
            row.Said.Teacher,
            found.Count == 0
                ? "no such member of staff by name or e-mail address; import the staff first"
                : $"{found.Count} members of staff have this name; expected an e-mail address"
        );
        return null;
    }

    private void Error(RowOf<ClassSaid> row, Field field, string value, string message) =>
        faults.Error(file.Fault(row, field, value, message));
}
