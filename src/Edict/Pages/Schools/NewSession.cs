using System.Security.Cryptography;
using System.Text;
using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Schools;

/// <summary>What a new session would be: made from the one before it, and from what the office says. Pure.</summary>
public sealed class NewSession
{
    private readonly KnownToSession known;
    private readonly SessionForm form;

    public NewSession(KnownToSession known, SessionForm form)
    {
        (this.known, this.form) = (known, form);
        Name = $"{StartsOn.Year}-{(StartsOn.Year + 1) % 100:00}";
        Stay =
        [
            .. known.Enrolments.Where(row => row.Stage != Stage.S6 && !(row.LeftOn <= StartsOn)),
        ];
        Ending =
        [
            .. known.Roles.Where(role =>
                role.ClassId is { } taught
                && known.Classes.Contains(taught)
                && role.From <= known.From.EndsOn
                && !(role.To <= known.From.EndsOn)
            ),
        ];
        var promoted = known
            .Roles.Where(role => role.Post != Post.Teacher && role.IsHeldOn(known.From.EndsOn))
            .ToList();
        Kept = [.. promoted.Where(role => !(role.To < StartsOn))];
        Lapsing = [.. promoted.Except(Kept)];
        Chosen = [.. Stay.Select(row => row.PupilId).Where(known.IsChosen)];
    }

    /// <summary>Such as <c>2027-28</c>, by its first day.</summary>
    public string Name { get; }

    public Session From => known.From;

    public IReadOnlyList<Subject> Subjects => known.Subjects;

    public int Classes => known.Classes.Count;

    /// <summary>The cycles of the session before that are not closed.</summary>
    public IReadOnlyList<string> Open => known.Open;

    /// <summary>The enrolments of those who go on, as they are now.</summary>
    public IReadOnlyList<Enrolment> Stay { get; }

    /// <summary>Who is in S6 and has not left before.</summary>
    public int Leaving =>
        known.Enrolments.Count(row => row.Stage == Stage.S6 && !(row.LeftOn <= StartsOn));

    /// <summary>The teaching roles for classes of the session before, which end with it.</summary>
    public IReadOnlyList<Role> Ending { get; }

    /// <summary>The promoted roles that go on.</summary>
    public IReadOnlyList<Role> Kept { get; }

    /// <summary>The promoted roles that end by their own last day.</summary>
    public IReadOnlyList<Role> Lapsing { get; }

    /// <summary>Of those who go on, whom the SfLL has chosen to target.</summary>
    public IReadOnlyList<Guid> Chosen { get; }

    /// <summary>The same for two plans that would do the same by the same form.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        Stay.Select(row =>
                                $"{row.PupilId} {row.Stage} {row.House} {row.RegistrationClass} {row.LeftOn}"
                            )
                            .Concat(
                                known.Subjects.Select(row => $"{row.Id} {row.Name} {row.FacultyId}")
                            )
                            .Concat(Ending.Concat(Kept).Select(role => $"{role.Id} {role.To}"))
                            .Concat(Chosen.Select(id => $"chosen {id}"))
                            .Order(StringComparer.Ordinal)
                    )
                )
            )
        );

    private DateOnly StartsOn => form.StartsOn ?? From.StartsOn.AddYears(1);

    public IEnumerable<(Stage From, Stage To, int Pupils)> StagesUp =>
        Stages
            .Each.Where(stage => stage != Stage.S6)
            .Select(stage => (stage, stage + 1, Stay.Count(row => row.Stage == stage)));

    /// <summary>Why it cannot be made, and where that can be put right; null where it can.</summary>
    public (string Field, string Words)? Refused() =>
        form.StartsOn is not { } starts ? ("Form.StartsOn", "Give the first day of the new session")
        : form.EndsOn is not { } ends ? ("Form.EndsOn", "Give the last day of the new session")
        : starts <= From.EndsOn
            ? (
                "Form.StartsOn",
                $"{starts:d MMMM yyyy} lies in {From.Name}: give a first day after {From.EndsOn:d MMMM yyyy}"
            )
        : starts.Year > From.EndsOn.AddDays(1).Year
            ? (
                "Form.StartsOn",
                $"{starts:d MMMM yyyy} would begin {Name}, which does not follow {From.Name}: give a first day in {From.EndsOn.AddDays(1).Year}"
            )
        : known.Taken.Contains(Name) ? ("Form.StartsOn", $"The session {Name} is there already")
        : ends <= starts || ends > starts.AddYears(1)
            ? ("Form.EndsOn", "Give a last day within a year of the first")
        : form.Asn == ChoicesBecome.Ended && Chosen.Count > 0 && known.Open.Count > 0
            ? (
                "Form.Asn",
                $"Choices end at once, and {string.Join(", ", known.Open)} of {From.Name} would lose them: wait until all are closed, or carry them over"
            )
        : form.Shown != Fingerprint
            ? ("", "Something changed after this was shown: look at it again")
        : null;

    /// <summary>An instant after every fact that is kept.</summary>
    public DateTime After(DateTime now) => known.After(now);

    public Session Made() =>
        new()
        {
            SchoolId = From.SchoolId,
            Name = Name,
            StartsOn = form.StartsOn!.Value,
            EndsOn = form.EndsOn!.Value,
        };

    public IReadOnlyList<Enrolment> Enrolments() =>
        [
            .. Stay.Select(row => new Enrolment
            {
                SchoolId = row.SchoolId,
                Session = Name,
                PupilId = row.PupilId,
                Stage = row.Stage + 1,
                RegistrationClass = ClassOf(row),
                House = row.House,
                LeftOn = row.LeftOn,
            }),
        ];

    public IReadOnlyList<Subject> SubjectsCarried() =>
        [
            .. known.Subjects.Select(row => new Subject
            {
                Id = Guid.CreateVersion7(),
                SchoolId = row.SchoolId,
                Session = Name,
                Name = row.Name,
                NameKey = row.NameKey,
                FacultyId = row.FacultyId,
            }),
        ];

    private string ClassOf(Enrolment row)
    {
        var name = row.RegistrationClass;
        return form.Classes == ClassesBecome.Blank ? ""
            : name.StartsWith($"{(int)row.Stage}", StringComparison.Ordinal)
                ? $"{(int)row.Stage + 1}{name[1..]}"
            : name;
    }
}
