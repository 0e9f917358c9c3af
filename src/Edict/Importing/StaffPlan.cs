using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What a staff file would do. Whoever and whatever is missing from it stays as it is.</summary>
public sealed class StaffPlan
{
    private readonly RowsOf<StaffSaid> file;
    private readonly KnownToStaff known;
    private readonly Faults faults;
    private readonly Dictionary<string, RowOf<StaffSaid>> named = new(StringComparer.Ordinal);
    private readonly RolePlan roles;

    /// <summary>Of the posts that must never be empty, those that are not before the file.</summary>
    private readonly IReadOnlyList<Post> filled;
    private readonly List<Staff> newStaff = [];
    private readonly Dictionary<Staff, Staff> renamed = [];
    private ImportCounts counts = new(0, 0, 0);

    private StaffPlan(RowsOf<StaffSaid> file, KnownToStaff known, Faults faults)
    {
        (this.file, this.known, this.faults) = (file, known, faults);
        roles = new(known.Roles, known.Import.Today, known.Import.Asked.AskedById);
        filled = [.. Grants.NeverEmpty.Where(IsFilled)];
    }

    public static StaffPlan Make(RowsOf<StaffSaid> file, KnownToStaff known, Faults faults)
    {
        var plan = new StaffPlan(file, known, faults);
        plan.WarnOfUnheld(Field.Faculty, Post.CurriculumLeader, said => said.Faculty.Length > 0);
        plan.WarnOfUnheld(Field.House, Post.PupilSupportLeader, said => said.House.Length > 0);
        plan.WarnOfUnheld(Field.Stages, Post.YearHead, said => said.Stages != StageSet.None);
        plan.WarnOfUnknownHouses();
        foreach (var row in file.Rows)
        {
            plan.Take(row);
        }

        plan.SayEmptied();
        plan.WarnOfAsked();
        return plan;
    }

    /// <summary>Counted in rows: one adds that brings a person or a role.</summary>
    public ImportPlan Whole() =>
        new()
        {
            Asked = known.Import.Asked,
            Faults = faults,
            Counts = counts,
            Tables =
            [
                TableChange.Of(newStaff, [.. renamed.Select(row => (row.Value, row.Key))]),
                roles.Table,
            ],
            Unusual =
            [
                .. OutOfTheOrdinary.Changed(
                    renamed.Count + roles.Changed.Count,
                    known.Staff.Count - newStaff.Count + known.Roles.Count,
                    "names and roles"
                ),
            ],
        };

    /// <summary>A school's list names a department for everybody: only the post that is held for it keeps it.</summary>
    private void WarnOfUnheld(Field field, Post post, Func<StaffSaid, bool> isGiven)
    {
        var rows = file.Rows.Count(row => row.Said.Post != post && isGiven(row.Said));
        if (rows > 0)
        {
            faults.Warn(
                new(
                    file.File,
                    null,
                    FieldNames.Of(field)[0],
                    null,
                    $"given in {rows} {(rows == 1 ? "row" : "rows")} whose role is not held for it; read and not kept"
                )
            );
        }
    }

    private void WarnOfUnknownHouses()
    {
        if (known.Houses.Count == 0 && file.Rows.Any(IsForAHouse))
        {
            faults.Warn(
                new(
                    file.File,
                    null,
                    FieldNames.Of(Field.House)[0],
                    null,
                    "the school has no pupil in a house yet; houses are taken as they are written"
                )
            );
        }

        static bool IsForAHouse(RowOf<StaffSaid> row) => row.Said.Post == Post.PupilSupportLeader;
    }

    private bool IsFilled(Post post) =>
        known.Roles.Concat(roles.Added).Any(role => Grants.IsHeldWithoutEnd(role, post));

    private void SayEmptied()
    {
        foreach (var post in filled.Where(post => !IsFilled(post)))
        {
            faults.Error(
                new(file.File, null, FieldNames.Of(Field.To)[0], null, Grants.WouldBeEmpty(post))
            );
        }
    }

    private void WarnOfAsked()
    {
        var asked = roles.Added.Count(role => role.AskedById is not null);
        if (asked > 0)
        {
            faults.Warn(
                new(
                    file.File,
                    null,
                    FieldNames.Of(Field.Role)[0],
                    null,
                    $"{(asked == 1 ? "1 role waits" : $"{asked} roles wait")} for a second person: the head or a depute says yes under People, and until then nobody sees anything by {(asked == 1 ? "it" : "them")}"
                )
            );
        }
    }

    private void Take(RowOf<StaffSaid> row)
    {
        var isNew = !known.Staff.TryGetValue(row.Said.Email, out var person);
        person ??= Add(row);
        if (person is null || !IsNamedAlike(row))
        {
            return;
        }

        var isRenamed = !isNew && Rename(person, row.Said.Name);
        if (RoleOf(row, person.Id) is not { } outcome)
        {
            return;
        }

        if (outcome.Why is not null)
        {
            var value = outcome.Wrong switch
            {
                Field.Email => row.Said.Email,
                Field.To => $"{row.Said.To:yyyy-MM-dd}",
                _ => $"{row.Said.From:yyyy-MM-dd}",
            };
            faults.Error(file.Fault(row, outcome.Wrong, value, outcome.Why));
        }

        counts = counts.With(isNew || outcome.IsAdded, isRenamed || outcome.IsChanged);
    }

    private bool IsNamedAlike(RowOf<StaffSaid> row)
    {
        if (row.Said.Name.Length == 0 || named.TryAdd(row.Said.Email, row))
        {
            return true;
        }

        var first = named[row.Said.Email];
        if (first.Said.Name == row.Said.Name)
        {
            return true;
        }

        faults.Error(
            file.Fault(
                row,
                Field.Name,
                row.Said.Name,
                $"another name for {row.Said.Email} than on {file.File.Place(first.Line)}, {first.Said.Name}; expected one"
            )
        );
        return false;
    }

    private Staff? Add(RowOf<StaffSaid> row)
    {
        if (row.Said.Name.Length == 0)
        {
            faults.Error(
                file.Fault(
                    row,
                    Field.Name,
                    "",
                    $"the school does not know {row.Said.Email} yet; expected a name"
                )
            );
            return null;
        }

        var person = new Staff
        {
            Id = Guid.CreateVersion7(),
            SchoolId = known.Import.School.Id,
            Name = row.Said.Name,
            Email = row.Said.Email,
        };
        known.Staff[person.Email] = person;
        newStaff.Add(person);
        return person;
    }

    private bool Rename(Staff person, string name)
    {
        if (name.Length == 0 || name == person.Name)
        {
            return false;
        }

        if (!newStaff.Contains(person))
        {
            renamed.TryAdd(person, Copy(person));
        }

        person.Name = name;
        return true;
    }

    private static Staff Copy(Staff person) =>
        new()
        {
            Id = person.Id,
            SchoolId = person.SchoolId,
            Name = person.Name,
            Email = person.Email,
        };

    /// <summary>Null where it is not known what the role is held for: that is said.</summary>
    private RoleOutcome? RoleOf(RowOf<StaffSaid> row, Guid person) =>
        row.Said.Post switch
        {
            // Which classes somebody teaches is the classes file's to say.
            null or Post.Teacher => default(RoleOutcome),
            Post.CurriculumLeader => FacultyOf(row) is { } faculty
                ? Hold(row, person, faculty, null)
                : null,
            Post.PupilSupportLeader => HouseOf(row) is { } house
                ? Hold(row, person, null, house)
                : null,
            Post.YearHead when row.Said.Stages == StageSet.None => NotGiven(row),
            _ => Hold(row, person, null, null),
        };

    private RoleOutcome? NotGiven(RowOf<StaffSaid> row)
    {
        faults.Error(
            file.Fault(
                row,
                Field.Stages,
                "",
                "a year head is one for stages; expected S1-S3 or alike"
            )
        );
        return null;
    }

    private RoleOutcome Hold(RowOf<StaffSaid> row, Guid person, Guid? faculty, string? house) =>
        roles.Take(
            new()
            {
                Id = Guid.CreateVersion7(),
                SchoolId = known.Import.School.Id,
                StaffId = person,
                Post = row.Said.Post!.Value,
                FacultyId = faculty,
                House = house,
                Stages = row.Said.Post == Post.YearHead ? row.Said.Stages : StageSet.None,
                From = row.Said.From ?? known.Import.Today,
            },
            row.Said.From,
            row.Said.To
        );

    private Guid? FacultyOf(RowOf<StaffSaid> row)
    {
        if (known.Faculties.TryGetValue(NameKey.Of(row.Said.Faculty), out var faculty))
        {
            return faculty.Id;
        }

        var expected = known.Faculties.Values.Select(other => other.Name);
        faults.Error(
            file.Fault(
                row,
                Field.Faculty,
                row.Said.Faculty,
                known.Faculties.Count == 0
                    ? "the school has no faculty yet; import the subjects first"
                    : $"no such faculty; the school has: {Listed(expected)}"
            )
        );
        return null;
    }

    private string? HouseOf(RowOf<StaffSaid> row)
    {
        var house = row.Said.House;
        if (known.Houses.TryGetValue(NameKey.Of(house), out var written))
        {
            return written;
        }

        if (house.Length > 0 && known.Houses.Count == 0)
        {
            return house;
        }

        faults.Error(
            file.Fault(
                row,
                Field.House,
                house,
                known.Houses.Count == 0
                    ? "a pupil support leader is one for a house; expected its name"
                    : $"no such house; the school has: {Listed(known.Houses.Values)}"
            )
        );
        return null;
    }

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal));
}
