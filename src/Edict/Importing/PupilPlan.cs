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
    private readonly HashSet<string> met = [];
    private readonly Dictionary<string, PupilInFile> inFile = [];
    private readonly PupilsHere here;
    private readonly PupilMerges merges;
    private int changedValues;
    private string? asnAsked;

    private PupilPlan(Names names, KnownToPupils known, PupilPlanSettings settings, Faults faults)
    {
        (this.names, this.known, this.settings, this.faults) = (names, known, settings, faults);
        here = new(known, settings.Said);
        merges = new(known, settings.Said, faults);
    }

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
        plan.SayAttendanceToCome(rows);
        plan.WarnOfAsn(rows);
        if (!faults.AnyError)
        {
            plan.merges.Find(
                plan.here.Without([.. rows.Select(plan.ScnOf)]),
                rows.ToDictionary(plan.ScnOf, plan.WhyRefused)
            );
        }

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

    private void SayAttendanceToCome(IReadOnlyList<PupilRow> rows)
    {
        var today = DateOnly.FromDateTime(settings.Now);
        foreach (var row in rows.Where(row => row.Facts.Attendance is not null))
        {
            AttendanceDay.Check(row.File, row.Line, AttendanceAsAt(row), today, faults);
        }
    }

    private DateOnly? AttendanceAsAt(PupilRow row) =>
        row.Facts.AttendanceAsAt ?? settings.Said.AttendanceAsAt;

    private void WarnOfAsn(IReadOnlyList<PupilRow> rows)
    {
        var chosen = rows.Count(row => row.Facts.Asn == true);
        if (settings.Said.Asn == AsnMeaning.Unsaid && chosen * MostChosen > rows.Count)
        {
            asnAsked = $"{chosen} of {rows.Count} pupils are Y";
            faults.Warn(
                new(
                    settings.Said.FileName,
                    null,
                    "ASN",
                    null,
                    $"{asnAsked}, read as chosen by the SfLL; if it means that they have needs, import with --asn need"
                )
            );
        }
    }

    public ImportPlan For(ImportAsked asked)
    {
        var missing = here.Missing(met, inFile.Values);
        var left = missing
            .Where(settings.Said.HasLeft)
            .Select(pupil => known.Latest(pupil.Id)!)
            .Select(before => (before, With(before, DateOnly.FromDateTime(settings.Now))));
        return new()
        {
            Asked = asked,
            Faults = faults,
            Counts = new(NewPupils.Count, Changed, Unchanged),
            Tables =
            [
                TableChange.Of(NewPupils, ChangedPupils, merges.Dropped),
                TableChange.Of(
                    [.. NewEnrolments, .. merges.Moved(rows => rows.Enrolments)],
                    [.. ChangedEnrolments, .. left],
                    merges.Gone(rows => rows.Enrolments)
                ),
                TableChange.Of(
                    [.. NewFacts, .. merges.Moved(rows => rows.Facts)],
                    [],
                    merges.Gone(rows => rows.Facts)
                ),
                OfMerged(rows => rows.Reports),
                OfMerged(rows => rows.NotRated),
                OfMerged(rows => rows.Expected),
                OfMerged(rows => rows.Views),
                new RagsChange(
                    asked.SchoolId,
                    merges.MovedRags(known.School.RagRevision + 1),
                    [],
                    merges.Gone(rows => rows.Rags)
                ),
                TableChange.Of([], merges.Repointed(rows => rows.KeptFrom)),
                TableChange.Of([], merges.Repointed(rows => rows.Restrictions)),
                TableChange.Of([], merges.Repointed(rows => rows.WhatHelps)),
                TableChange.Of([], merges.Repointed(rows => rows.Raised)),
            ],
            Refused = refused,
            Kept = kept,
            Missing = missing,
            AsnAsked = asnAsked,
            Merged = merges.Said(missing, inFile),
            Unusual = [.. here.Unusual(missing, inFile.Values, changedValues)],
        };
    }

    /// <summary>Rows of the dropped records: some become the kept records', all others go.</summary>
    private TableChange OfMerged<T>(Func<PupilRows, IEnumerable<T>> rows)
        where T : class => TableChange.Of(merges.Moved(rows), [], merges.Gone(rows));

    private string ScnOf(PupilRow row) => Scn.Written(names.ScnOf(row.Pupil));

    private void Take(PupilRow row)
    {
        var scn = ScnOf(row);
        met.Add(scn);
        if (WhyRefused(row) is { } why)
        {
            refused.Add(new(row.File, row.Line, why));
            return;
        }

        var pupil = PupilOf(scn);
        var isNew = pupil is null;
        pupil ??= Add(row);
        var changed = !isNew && Rename(pupil, row);
        changed |= Enrol(pupil, row);
        changed |= Record(pupil, row);
        if (!isNew)
        {
            Changed += changed ? 1 : 0;
            Unchanged += changed ? 0 : 1;
        }
    }

    private Pupil? PupilOf(string scn) =>
        known.Pupils.GetValueOrDefault(scn) ?? merges.Renumbered.GetValueOrDefault(scn);

    /// <summary>Nobody outside the declared stages is touched, whether the file or the school has them there.</summary>
    private string? WhyRefused(PupilRow row)
    {
        var pupil = known.Pupils.GetValueOrDefault(ScnOf(row));
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
            Scn = ScnOf(row),
            Surname = names.Texts.TextOf(row.Person.Surname),
            Forename = names.Texts.TextOf(row.Person.Forename),
            HasNeeds = HasNeeds(row),
        };
        NewPupils.Add(pupil);
        Name(pupil, row);
        return pupil;
    }

    private bool Rename(Pupil pupil, PupilRow row)
    {
        var person = row.Person;
        var after = new Pupil
        {
            Id = pupil.Id,
            SchoolId = pupil.SchoolId,
            Scn = ScnOf(row),
            Surname = Given(person.Surname, pupil.Surname),
            Forename = Given(person.Forename, pupil.Forename),
            HasNeeds = HasNeeds(row) ?? pupil.HasNeeds,
        };
        Name(after, row);
        var changes =
            (after.Scn == pupil.Scn ? 0 : 1)
            + (after.Surname == pupil.Surname ? 0 : 1)
            + (after.Forename == pupil.Forename ? 0 : 1)
            + (pupil.HasNeeds is null || after.HasNeeds == pupil.HasNeeds ? 0 : 1);
        if (changes == 0 && after.HasNeeds == pupil.HasNeeds)
        {
            return false;
        }

        changedValues += changes;
        ChangedPupils.Add((pupil, after));
        return true;
    }

    /// <summary>Whom the support for learning leader may choose: no membership.</summary>
    private bool? HasNeeds(PupilRow row) =>
        row.AsnNeed ?? (settings.Said.Asn == AsnMeaning.Need ? row.Facts.Asn : null);

    private void Name(Pupil pupil, PupilRow row) =>
        inFile[pupil.Scn] = new(
            pupil.Scn,
            PupilInFile.NameOf(pupil),
            row.Stage,
            names.Texts.TextOf(row.Person.RegistrationClass)
        );

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
                    House = Given(row.Person.House, known.Latest(pupil.Id)?.House ?? ""),
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

    /// <summary>A pupil in a session as they are, but for whether they left.</summary>
    internal static Enrolment With(Enrolment enrolment, DateOnly? leftOn) =>
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
        Record(pupil, row, Groups.Attendance, facts.Attendance, AttendanceAsAt(row));
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

        if (AttendanceDay.Older(row.File, row.Line, latest, asAt) is { } older)
        {
            refused.Add(older);
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

    private static string Written(decimal value) =>
        value.ToString("0.####", CultureInfo.InvariantCulture);

    private static decimal? Flag(bool? flag) => flag is { } given ? (given ? 1 : 0) : null;
}
