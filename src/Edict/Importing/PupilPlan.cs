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

/// <summary>What whoever imports says of a pupils file that the file does not say itself.</summary>
/// <param name="AttendanceAsAt">The day of attendance figures that the file does not date.</param>
/// <param name="Now">The instant of the import (UTC).</param>
public readonly record struct PupilImportSettings(
    DateOnly? AttendanceAsAt,
    AsnMeaning Asn,
    DateTime Now
);

/// <summary>What a pupils file would do to a session. A blank never wipes what is known.</summary>
public sealed class PupilPlan
{
    /// <summary>A school chooses fewer than one pupil in so many; more have needs.</summary>
    private const int MostChosen = 10;

    private readonly string file;
    private readonly Names names;
    private readonly KnownToPupils known;
    private readonly PupilImportSettings settings;
    private readonly Faults faults;

    private PupilPlan(
        string file,
        Names names,
        KnownToPupils known,
        PupilImportSettings settings,
        Faults faults
    ) =>
        (this.file, this.names, this.known, this.settings, this.faults) = (
            file,
            names,
            known,
            settings,
            faults
        );

    public List<Pupil> NewPupils { get; } = [];

    public List<Enrolment> NewEnrolments { get; } = [];

    public List<VulnerabilityFact> NewFacts { get; } = [];

    public List<Pupil> ChangedPupils { get; } = [];

    public List<Enrolment> ChangedEnrolments { get; } = [];

    /// <summary>Known pupils of whom anything changes.</summary>
    public int Changed { get; private set; }

    /// <summary>Known pupils of whom nothing changes.</summary>
    public int Unchanged { get; private set; }

    public static PupilPlan Make(
        string file,
        IReadOnlyList<PupilRow> rows,
        Names names,
        KnownToPupils known,
        PupilImportSettings settings,
        Faults faults
    )
    {
        var plan = new PupilPlan(file, names, known, settings, faults);
        SchoolNamed.Check(file, names, known.School, faults);
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
        if (undated is not null && settings.AttendanceAsAt is null)
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
        if (settings.Asn == AsnMeaning.Unsaid && chosen * MostChosen > rows.Count)
        {
            faults.Warn(
                new(
                    file,
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
                    file,
                    null,
                    "ASN Need",
                    null,
                    "read and not kept: there is no shortlist for it yet"
                )
            );
        }
    }

    private void Take(PupilRow row)
    {
        var isNew = !known.Pupils.TryGetValue(Scn.Written(names.ScnOf(row.Pupil)), out var pupil);
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
        var before = (pupil.Surname, pupil.Forename);
        pupil.Surname = Given(person.Surname, pupil.Surname);
        pupil.Forename = Given(person.Forename, pupil.Forename);
        var changed = before != (pupil.Surname, pupil.Forename);
        if (changed)
        {
            ChangedPupils.Add(pupil);
        }

        return changed;
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

        var before = (enrolment.Stage, enrolment.RegistrationClass, enrolment.House);
        enrolment.Stage = row.Stage;
        enrolment.RegistrationClass = Given(
            row.Person.RegistrationClass,
            enrolment.RegistrationClass
        );
        enrolment.House = Given(row.Person.House, enrolment.House);
        var changed = before != (enrolment.Stage, enrolment.RegistrationClass, enrolment.House);
        if (changed)
        {
            ChangedEnrolments.Add(enrolment);
        }

        return changed;
    }

    private bool Record(Pupil pupil, PupilRow row)
    {
        var facts = row.Facts;
        var before = NewFacts.Count;
        Record(pupil, Groups.CareExperienced, Flag(facts.CareExperienced), null);
        Record(pupil, Groups.FiveAtThree, Flag(facts.FiveAtThree), null);
        Record(pupil, Groups.Simd, facts.SimdDecile, null);
        Record(
            pupil,
            Groups.Attendance,
            facts.Attendance,
            row.Facts.AttendanceAsAt ?? settings.AttendanceAsAt
        );
        Record(pupil, Groups.Sebn, Flag(facts.Sebn), null);
        Record(pupil, Groups.Asn, settings.Asn == AsnMeaning.Need ? null : Flag(facts.Asn), null);
        Record(pupil, Groups.Pathway3, facts.Pathway, null);
        return NewFacts.Count > before;
    }

    private void Record(Pupil pupil, Groups group, decimal? given, DateOnly? asAt)
    {
        if (
            given is not { } value
            || (
                known.Facts.TryGetValue((pupil.Id, group), out var latest)
                && latest.Value == value
                && latest.AsAt == asAt
            )
        )
        {
            return;
        }

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

    private static decimal? Flag(bool? flag) => flag is { } given ? (given ? 1 : 0) : null;
}
