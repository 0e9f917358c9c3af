using System.Globalization;
using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What a column headed ASN means: the school's records head two different things so.</summary>
public enum AsnMeaning
{
    /// <summary>Nobody said: read as chosen, with a warning where it is unlikely.</summary>
    Unsaid,

    /// <summary>Chosen by the support for learning leader: a membership.</summary>
    Chosen,

    /// <summary>Has additional support needs: no membership.</summary>
    Need,
}

/// <summary>What a plan for pupils follows from, beside the file and the school.</summary>
/// <param name="Said">With the stages that were declared.</param>
/// <param name="Now">The instant of the import (UTC).</param>
public readonly record struct PupilPlanSettings(ImportSaid Said, DateTime Now);

/// <summary>What a pupils file would do to a session. A blank never wipes what is known.</summary>
public sealed class PupilPlan
{
    /// <summary>A school chooses fewer than one pupil in so many; more have needs.</summary>
    private const int MostChosen = 10;

    private readonly Names names;
    private readonly KnownToPupils known;
    private readonly PupilPlanSettings settings;
    private readonly Faults faults;
    private readonly List<RefusedRow> refused = [];
    private readonly List<KeptValue> kept = [];
    private readonly HashSet<Guid> met = [];
    private readonly Dictionary<Stage, int> inFile = [];
    private int changedValues;

    private PupilPlan(
        Names names,
        KnownToPupils known,
        PupilPlanSettings settings,
        Faults faults
    ) => (this.names, this.known, this.settings, this.faults) = (names, known, settings, faults);

    public List<Pupil> NewPupils { get; } = [];

    public List<Enrolment> NewEnrolments { get; } = [];

    public List<VulnerabilityFact> NewFacts { get; } = [];

    public List<(Pupil Before, Pupil After)> ChangedPupils { get; } = [];

    public List<(Enrolment Before, Enrolment After)> ChangedEnrolments { get; } = [];

    /// <summary>Known pupils of whom anything changes.</summary>
    public int Changed { get; private set; }

    /// <summary>Known pupils of whom nothing changes.</summary>
    public int Unchanged { get; private set; }

    public static PupilPlan Make(
        IReadOnlyList<PupilRow> rows,
        Names names,
        KnownToPupils known,
        PupilPlanSettings settings,
        Faults faults
    )
    {
        var plan = new PupilPlan(names, known, settings, faults);
        SchoolNamed.Check(settings.Said.FileName, names, known.School, faults);
        plan.SayUndatedAttendance(rows);
        plan.WarnOfAsn(rows);
        foreach (var row in rows)
        {
            plan.Take(row);
        }

        return plan;
    }

    private void SayUndatedAttendance(IReadOnlyList<PupilRow> rows)
    {
        var undated = rows.FirstOrDefault(row =>
            row.Facts.Attendance is not null && row.Facts.AttendanceAsAt is null
        );
        if (undated is not null && settings.Said.AttendanceAsAt is null)
        {
            faults.Error(
                new(
                    undated.File,
                    undated.Line,
                    "Attendance",
                    null,
                    "the file does not say on which day attendance was taken; add a column Attendance As At, or give --attendance-as-at"
                )
            );
        }
    }

    private void WarnOfAsn(IReadOnlyList<PupilRow> rows)
    {
        var chosen = rows.Count(row => row.Facts.Asn == true);
        if (settings.Said.Asn == AsnMeaning.Unsaid && chosen * MostChosen > rows.Count)
        {
            faults.Warn(
                new(
                    settings.Said.FileName,
                    null,
                    "ASN",
                    null,
                    $"{chosen} of {rows.Count} pupils are Y, read as chosen by the SfLL; if it means that they have needs, import with --asn need"
                )
            );
        }

        if (rows.Any(row => row.AsnNeed is not null))
        {
            faults.Warn(
                new(
                    settings.Said.FileName,
                    null,
                    "ASN Need",
                    null,
                    "read and not kept: there is no shortlist for it yet"
                )
            );
        }
    }

    public ImportPlan For(ImportAsked asked)
    {
        var missing = Missing().OrderBy(pupil => pupil.ToString(), StringComparer.Ordinal).ToList();
        var left = missing
            .Where(pupil => settings.Said.HasLeft(pupil.Id))
            .Select(pupil => known.Enrolments[pupil.Id])
            .Select(before => (before, With(before, DateOnly.FromDateTime(settings.Now))));
        return new()
        {
            Asked = asked,
            Faults = faults,
            Counts = new(NewPupils.Count, Changed, Unchanged),
            Tables =
            [
                TableChange.Of(NewPupils, ChangedPupils),
                TableChange.Of(NewEnrolments, [.. ChangedEnrolments, .. left]),
                TableChange.Of(NewFacts),
            ],
            Refused = refused,
            Kept = kept,
            Missing = missing,
            Unusual = [.. Unusual(missing.Count)],
        };
    }

    /// <summary>Those of the declared stages who are at the school and of whom the file says nothing.</summary>
    private IEnumerable<MissingPupil> Missing() =>
        from pupil in known.Pupils.Values
        where !met.Contains(pupil.Id)
        let enrolment = known.Enrolments.GetValueOrDefault(pupil.Id)
        where enrolment is not null && IsHere(enrolment)
        select new MissingPupil(
            pupil.Id,
            $"{pupil.Surname}, {pupil.Forename}",
            enrolment.Stage.Word(),
            enrolment.RegistrationClass
        );

    private bool IsHere(Enrolment enrolment) =>
        enrolment.LeftOn is null && settings.Said.Stages.Has(enrolment.Stage);

    private IEnumerable<string> Unusual(int missing)
    {
        var here = known.Enrolments.Values.Where(IsHere).ToList();
        // A pupil has a surname, a forename, a stage, a registration class and a house.
        var values =
            (5 * here.Count)
            + known.Facts.Count(fact =>
                known.Enrolments.TryGetValue(fact.Key.PupilId, out var row) && IsHere(row)
            );
        return OutOfTheOrdinary
            .Missing(missing, here.Count)
            .Concat(OutOfTheOrdinary.Changed(changedValues, values, "values"))
            .Concat(
                here.GroupBy(enrolment => enrolment.Stage)
                    .OrderBy(stage => stage.Key)
                    .SelectMany(stage =>
                        OutOfTheOrdinary.Fallen(
                            stage.Key.Word(),
                            stage.Count(),
                            inFile.GetValueOrDefault(stage.Key)
                        )
                    )
            );
    }

    private void Take(PupilRow row)
    {
        known.Pupils.TryGetValue(Scn.Written(names.ScnOf(row.Pupil)), out var pupil);
        if (pupil is not null)
        {
            met.Add(pupil.Id);
        }

        if (WhyRefused(pupil, row) is { } why)
        {
            refused.Add(new(row.File, row.Line, why));
            return;
        }

        inFile[row.Stage] = inFile.GetValueOrDefault(row.Stage) + 1;
        var isNew = pupil is null;
        pupil ??= Add(row);
        var changed = !isNew && Rename(pupil, row.Person);
        changed |= Enrol(pupil, row);
        changed |= Record(pupil, row);
        if (!isNew)
        {
            Changed += changed ? 1 : 0;
            Unchanged += changed ? 0 : 1;
        }
    }

    /// <summary>Nobody outside the declared stages is touched, whether the file or the school has them there.</summary>
    private string? WhyRefused(Pupil? pupil, PupilRow row)
    {
        var stages = settings.Said.Stages;
        if (!stages.Has(row.Stage))
        {
            return $"{row.Stage} was not declared";
        }

        return
            pupil is not null
            && known.Enrolments.TryGetValue(pupil.Id, out var enrolment)
            && !stages.Has(enrolment.Stage)
            ? $"the school has the pupil in {enrolment.Stage}, which was not declared"
            : null;
    }

    private Pupil Add(PupilRow row)
    {
        var pupil = new Pupil
        {
            Id = Guid.CreateVersion7(),
            SchoolId = known.School.Id,
            Scn = Scn.Written(names.ScnOf(row.Pupil)),
            Surname = names.Texts.TextOf(row.Person.Surname),
            Forename = names.Texts.TextOf(row.Person.Forename),
        };
        NewPupils.Add(pupil);
        return pupil;
    }

    private bool Rename(Pupil pupil, PersonCells person)
    {
        var after = new Pupil
        {
            Id = pupil.Id,
            SchoolId = pupil.SchoolId,
            Scn = pupil.Scn,
            Surname = Given(person.Surname, pupil.Surname),
            Forename = Given(person.Forename, pupil.Forename),
        };
        if ((after.Surname, after.Forename) == (pupil.Surname, pupil.Forename))
        {
            return false;
        }

        changedValues +=
            (after.Surname == pupil.Surname ? 0 : 1) + (after.Forename == pupil.Forename ? 0 : 1);
        ChangedPupils.Add((pupil, after));
        return true;
    }

    private bool Enrol(Pupil pupil, PupilRow row)
    {
        if (!known.Enrolments.TryGetValue(pupil.Id, out var enrolment))
        {
            NewEnrolments.Add(
                new()
                {
                    SchoolId = known.School.Id,
                    Session = known.Session.Name,
                    PupilId = pupil.Id,
                    Stage = row.Stage,
                    RegistrationClass = names.Texts.TextOf(row.Person.RegistrationClass),
                    House = names.Texts.TextOf(row.Person.House),
                }
            );
            return true;
        }

        var after = With(enrolment, leftOn: null);
        after.Stage = row.Stage;
        after.RegistrationClass = Given(row.Person.RegistrationClass, enrolment.RegistrationClass);
        after.House = Given(row.Person.House, enrolment.House);
        var changes =
            (after.Stage == enrolment.Stage ? 0 : 1)
            + (after.RegistrationClass == enrolment.RegistrationClass ? 0 : 1)
            + (after.House == enrolment.House ? 0 : 1);
        changedValues += changes;
        if (changes == 0 && enrolment.LeftOn is null)
        {
            return false;
        }

        ChangedEnrolments.Add((enrolment, after));
        return true;
    }

    private static Enrolment With(Enrolment enrolment, DateOnly? leftOn) =>
        new()
        {
            SchoolId = enrolment.SchoolId,
            Session = enrolment.Session,
            PupilId = enrolment.PupilId,
            Stage = enrolment.Stage,
            RegistrationClass = enrolment.RegistrationClass,
            House = enrolment.House,
            LeftOn = leftOn,
        };

    private bool Record(Pupil pupil, PupilRow row)
    {
        var facts = row.Facts;
        var before = NewFacts.Count;
        Record(pupil, row, Groups.CareExperienced, Flag(facts.CareExperienced), null);
        Record(pupil, row, Groups.FiveAtThree, Flag(facts.FiveAtThree), null);
        Record(pupil, row, Groups.Simd, facts.SimdDecile, null);
        Record(
            pupil,
            row,
            Groups.Attendance,
            facts.Attendance,
            row.Facts.AttendanceAsAt ?? settings.Said.AttendanceAsAt
        );
        Record(pupil, row, Groups.Sebn, Flag(facts.Sebn), null);
        Record(
            pupil,
            row,
            Groups.Asn,
            settings.Said.Asn == AsnMeaning.Need ? null : Flag(facts.Asn),
            null
        );
        Record(pupil, row, Groups.Pathway3, facts.Pathway, null);
        return NewFacts.Count > before;
    }

    private void Record(Pupil pupil, PupilRow row, Groups group, decimal? said, DateOnly? asAt)
    {
        var latest = known.Facts.GetValueOrDefault((pupil.Id, group));
        if (said is not { } value || (latest?.Value == value && latest.AsAt == asAt))
        {
            return;
        }

        if (latest?.TypedBy is not null && !settings.Said.OverwriteTyped)
        {
            var (typed, given) = (Written(latest.Value), Written(value));
            kept.Add(new(row.File, row.Line, GroupNames.Word(group), typed, given));
            return;
        }

        changedValues += latest is null || latest.Value == value ? 0 : 1;

        NewFacts.Add(
            new()
            {
                SchoolId = known.School.Id,
                PupilId = pupil.Id,
                Group = group,
                RecordedAt = settings.Now,
                Value = value,
                AsAt = asAt,
            }
        );
    }

    private string Given(int text, string otherwise) =>
        text == 0 ? otherwise : names.Texts.TextOf(text);

    private static string Written(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static decimal? Flag(bool? flag) => flag is { } given ? (given ? 1 : 0) : null;
}
