using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>
/// What a reports file says of its pupils beside their marks. New ones come with it, and what the school does not know of
/// the others is filled in. Where the two differ, what is known stays: that is for the pupils file.
/// </summary>
/// <param name="stages">Those that were declared: of nobody outside them is anything filled in.</param>
internal sealed class ReportedPupils(
    NamedFile file,
    Names names,
    KnownToReports known,
    StageSet stages
)
{
    private const int MostNamed = 10;

    private readonly Dictionary<string, Pupil> newPupils = [];
    private readonly Dictionary<Guid, Enrolment> newEnrolments = [];
    private readonly Dictionary<Guid, (Pupil Before, Pupil After)> namedPupils = [];
    private readonly Dictionary<Guid, (Enrolment Before, Enrolment After)> filledEnrolments = [];
    private readonly SortedDictionary<Field, HashSet<Guid>> filled = [];
    private readonly SortedDictionary<Field, Differing> differing = [];
    private readonly Dictionary<Guid, string> leavers = [];

    public TableChange Pupils => TableChange.Of([.. newPupils.Values], [.. namedPupils.Values]);

    public TableChange Enrolments =>
        TableChange.Of([.. newEnrolments.Values], [.. filledEnrolments.Values]);

    /// <summary>The pupil of a row whose report is taken in.</summary>
    public Pupil Of(in ReportRow row)
    {
        var scn = Scn.Written(names.ScnOf(row.Pupil));
        if (!known.Pupils.TryGetValue(scn, out var pupil))
        {
            pupil = newPupils.GetValueOrDefault(scn) ?? Add(scn, row);
            Enrol(pupil, row);
            return pupil;
        }

        if (!known.Enrolments.TryGetValue(pupil.Id, out var enrolment))
        {
            FillName(pupil, row);
            Enrol(pupil, row);
            return pupil;
        }

        Compare(Field.Stage, pupil.Id, row.Line, enrolment.Stage.Word(), row.Stage.Word());
        if (stages.Has(enrolment.Stage))
        {
            FillName(pupil, row);
            Fill(enrolment, row);
        }

        if (enrolment.LeftOn is not null)
        {
            leavers.TryAdd(pupil.Id, InWords(pupil, enrolment));
        }

        return pupil;
    }

    /// <summary>Says, once a column, what was filled in and what is known otherwise, and whose reports come after they left.</summary>
    public void Say(Faults faults)
    {
        foreach (var (field, pupils) in filled)
        {
            faults.Warn(
                new(
                    file,
                    null,
                    FieldNames.Of(field)[0],
                    null,
                    $"filled in for {Counted(pupils.Count)} of whom the school had none"
                )
            );
        }

        foreach (var (field, cells) in differing)
        {
            faults.Warn(
                new(
                    file,
                    cells.Line,
                    FieldNames.Of(field)[0],
                    cells.Given,
                    $"the school has {cells.Known}, which stays until a pupils file changes it; so for {Counted(cells.Pupils.Count)} of the file"
                )
            );
        }

        if (leavers.Count > 0)
        {
            var more = leavers.Count - MostNamed;
            var named = string.Join("; ", leavers.Values.Take(MostNamed));
            faults.Warn(
                new(
                    file,
                    null,
                    null,
                    null,
                    $"reports come in of {Counted(leavers.Count)} who left the school: {named}{(more > 0 ? $"; and {more} more" : "")}"
                )
            );
        }
    }

    private Pupil Add(string scn, in ReportRow row) =>
        newPupils[scn] = new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = known.School.Id,
            Scn = scn,
            Surname = names.Texts.TextOf(row.Person.Surname),
            Forename = names.Texts.TextOf(row.Person.Forename),
        };

    private void Enrol(Pupil pupil, in ReportRow row) =>
        newEnrolments.TryAdd(
            pupil.Id,
            new()
            {
                SchoolId = known.School.Id,
                Session = known.Cycle.Session,
                PupilId = pupil.Id,
                Stage = row.Stage,
                RegistrationClass = names.Texts.TextOf(row.Person.RegistrationClass),
                House = names.Texts.TextOf(row.Person.House),
            }
        );

    private void FillName(Pupil pupil, in ReportRow row)
    {
        var now = namedPupils.TryGetValue(pupil.Id, out var named) ? named.After : pupil;
        var surname = Known(Field.Surname, row, pupil.Id, now.Surname, row.Person.Surname);
        var forename = Known(Field.Forename, row, pupil.Id, now.Forename, row.Person.Forename);
        if ((surname, forename) != (now.Surname, now.Forename))
        {
            namedPupils[pupil.Id] = (
                pupil,
                new()
                {
                    Id = pupil.Id,
                    SchoolId = pupil.SchoolId,
                    Scn = pupil.Scn,
                    Surname = surname,
                    Forename = forename,
                    HasNeeds = pupil.HasNeeds,
                }
            );
        }
    }

    private void Fill(Enrolment enrolment, in ReportRow row)
    {
        var id = enrolment.PupilId;
        var person = row.Person;
        var now = filledEnrolments.TryGetValue(id, out var found) ? found.After : enrolment;
        var after = PupilPlan.With(now, now.LeftOn);
        after.House = Known(Field.House, row, id, now.House, person.House);
        after.RegistrationClass = Known(
            Field.RegistrationClass,
            row,
            id,
            now.RegistrationClass,
            person.RegistrationClass
        );
        if ((after.House, after.RegistrationClass) != (now.House, now.RegistrationClass))
        {
            filledEnrolments[id] = (enrolment, after);
        }
    }

    /// <summary>What is known after a row: what was before, or what the row says where that was nothing.</summary>
    private string Known(Field field, in ReportRow row, Guid pupilId, string before, int given)
    {
        var text = names.Texts.TextOf(given);
        if (text.Length == 0 || before.Length > 0)
        {
            Compare(field, pupilId, row.Line, before, text);
            return before;
        }

        filled.TryAdd(field, []);
        filled[field].Add(pupilId);
        return text;
    }

    private void Compare(Field field, Guid pupilId, int line, string before, string given)
    {
        if (given.Length == 0 || given == before || NameKey.Of(given) == NameKey.Of(before))
        {
            return;
        }

        if (!differing.TryGetValue(field, out var cells))
        {
            differing[field] = cells = new(line, before, given, []);
        }

        cells.Pupils.Add(pupilId);
    }

    private static string InWords(Pupil pupil, Enrolment enrolment) =>
        $"{PupilInFile.Words(PupilInFile.NameOf(pupil), enrolment.Stage, enrolment.RegistrationClass)}, left on {enrolment.LeftOn:d MMMM yyyy}";

    private static string Counted(int count) => count == 1 ? "1 pupil" : $"{count} pupils";

    /// <summary>The pupils of whom a column says something else than is known, with the first such cell.</summary>
    private sealed record Differing(int Line, string Known, string Given, HashSet<Guid> Pupils);
}
