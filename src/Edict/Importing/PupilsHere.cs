using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>Who of the declared stages is at the school before a pupils file comes in, and who of them is missing from it.</summary>
internal sealed class PupilsHere(KnownToPupils known, ImportSaid said)
{
    /// <param name="scns">Those that the file names.</param>
    public IEnumerable<Pupil> Without(HashSet<string> scns) =>
        known.Pupils.Values.Where(pupil =>
            !scns.Contains(pupil.Scn)
            && known.Latest(pupil.Id) is { } enrolment
            && IsHere(enrolment)
        );

    /// <summary>Those of whom the file says nothing, by that SCN at least.</summary>
    public IReadOnlyList<MissingPupil> Missing(
        HashSet<string> scns,
        IEnumerable<PupilInFile> inFile
    )
    {
        var byName = inFile.ToLookup(pupil => NameKey.Of(pupil.Name));
        return
        [
            .. from pupil in Without(scns)
            let enrolment = known.Latest(pupil.Id)
            let name = PupilInFile.NameOf(pupil)
            orderby enrolment.Stage descending, name, enrolment.RegistrationClass, pupil.Scn
            select new MissingPupil(
                pupil.Id,
                pupil.Scn,
                name,
                enrolment.Stage,
                enrolment.RegistrationClass,
                IsOfThisSession(enrolment) ? null : enrolment.Session,
                // Where names are not known, they are not the same.
                pupil.Surname.Length + pupil.Forename.Length
                == 0
                    ? []
                    : [.. byName[NameKey.Of(name)]]
            ),
        ];
    }

    /// <summary>What is out of the ordinary about a file.</summary>
    /// <param name="changed">Known values that the file changes.</param>
    public IEnumerable<string> Unusual(
        IReadOnlyList<MissingPupil> missing,
        IReadOnlyCollection<PupilInFile> inFile,
        int changed
    )
    {
        var here = known.Enrolments.Values.Concat(known.Before.Values).Where(IsHere).ToList();
        // A pupil has a surname, a forename, a stage, a registration class and a house.
        var values =
            (5 * here.Count)
            + known.Facts.Count(fact => known.Latest(fact.Key.PupilId) is { } row && IsHere(row));
        var left = missing.Count(pupil => !LeavesAnyhow(pupil) && !said.IsMerged(pupil));
        return OutOfTheOrdinary
            .Missing(left, here.Count)
            .Concat(OutOfTheOrdinary.Changed(changed, values, "values"))
            .Concat(
                here.Where(IsOfThisSession)
                    .GroupBy(enrolment => enrolment.Stage)
                    .OrderBy(stage => stage.Key)
                    .SelectMany(stage =>
                        OutOfTheOrdinary.Fallen(
                            stage.Key.Word(),
                            stage.Count(),
                            inFile.Count(pupil => pupil.Stage == stage.Key)
                        )
                    )
            );
    }

    private bool IsOfThisSession(Enrolment enrolment) => enrolment.Session == known.Session.Name;

    private bool IsHere(Enrolment enrolment) =>
        enrolment.LeftOn is null && said.Stages.Has(StageNow(enrolment));

    /// <summary>Whoever was in a stage last session is looked for a stage higher; after S6 there is none.</summary>
    private Stage StageNow(Enrolment enrolment) =>
        IsOfThisSession(enrolment) || enrolment.Stage == Stage.S6
            ? enrolment.Stage
            : enrolment.Stage + 1;

    /// <summary>After S6 a pupil leaves as a matter of course.</summary>
    private static bool LeavesAnyhow(MissingPupil pupil) =>
        pupil is { Session: not null, Stage: Stage.S6 };
}
