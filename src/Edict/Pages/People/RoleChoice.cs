using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.People;

/// <summary>A role that can be given, with what it is held for.</summary>
/// <param name="Value">As a form sends it.</param>
/// <param name="Words">Such as <c>CL English</c>.</param>
public sealed record RoleChoice(
    string Value,
    string Words,
    Post Post,
    Guid? FacultyId = null,
    string? House = null,
    Guid? ClassId = null
)
{
    /// <summary>Every role that the school has something for, in the order in which they are offered.</summary>
    public static IReadOnlyList<RoleChoice> Of(SchoolPeople people) =>
        [
            new("leadership", "Leadership: the head or a depute", Post.Leadership),
            new("year-head", "Year head, of the stages ticked below", Post.YearHead),
            new("sfll", "SfLL", Post.SupportForLearning),
            new("office", "Office", Post.Office),
            .. people
                .Faculties.OrderBy(row => row.Value, StringComparer.OrdinalIgnoreCase)
                .Select(row => new RoleChoice(
                    $"cl-{row.Key}",
                    $"CL {row.Value}",
                    Post.CurriculumLeader,
                    FacultyId: row.Key
                )),
            .. people.Houses.Select(house => new RoleChoice(
                $"psl-{NameKey.Of(house)}",
                $"PSL {house}",
                Post.PupilSupportLeader,
                House: house
            )),
            .. people
                .Classes.Values.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
                .Select(row => new RoleChoice(
                    $"class-{row.Id}",
                    $"Class teacher {row.Name}",
                    Post.Teacher,
                    ClassId: row.Id
                )),
        ];

    public Role As(Guid schoolId, Guid staffId, StageSet stages, DateOnly from, DateOnly? to) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = schoolId,
            StaffId = staffId,
            Post = Post,
            FacultyId = FacultyId,
            House = House,
            ClassId = ClassId,
            Stages = Post == Post.YearHead ? stages : StageSet.None,
            From = from,
            To = to,
        };
}
