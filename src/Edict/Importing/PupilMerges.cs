using Edict.Data;

namespace Edict.Importing;

/// <summary>The pupils whom a file names by another SCN than the school does, as the office said, and what becomes of them.</summary>
internal sealed class PupilMerges(KnownToPupils known, ImportSaid said, Faults faults)
{
    private readonly List<PupilMerge> merges = [];
    private readonly Dictionary<string, Pupil> renumbered = [];

    /// <summary>By the file's SCN, where the school has no pupil of that: the record stays and takes it.</summary>
    public IReadOnlyDictionary<string, Pupil> Renumbered => renumbered;

    public IReadOnlyList<Pupil> Dropped => [.. merges.Select(merge => merge.Dropped)];

    /// <param name="missing">Pupils of the declared stages who are not in the file by their SCN.</param>
    /// <param name="inFile">The SCNs that the file has, and why one is refused; null where it is not.</param>
    public void Find(IEnumerable<Pupil> missing, IReadOnlyDictionary<string, string?> inFile)
    {
        var droppable = missing.ToDictionary(pupil => pupil.Scn);
        foreach (var (old, kept) in said.Merged)
        {
            if (!droppable.TryGetValue(old, out var dropped))
            {
                Refuse(
                    old,
                    $"said to be the pupil {kept}; expected a pupil who is missing from the file"
                );
            }
            else if (!inFile.TryGetValue(kept, out var refused) || refused is not null)
            {
                Refuse(
                    kept,
                    $"said to be the pupil {old}; expected a pupil whom the file has and who is not refused"
                );
            }
            else
            {
                Merge(dropped, kept);
            }
        }
    }

    public IReadOnlyList<T> Moved<T>(Func<PupilRows, IEnumerable<T>> rows) =>
        [.. merges.SelectMany(merge => rows(merge.Moved))];

    /// <param name="revision">With which they are written.</param>
    public IReadOnlyList<FacultyRag> MovedRags(long revision)
    {
        var moved = Moved(rows => rows.Rags);
        foreach (var row in moved)
        {
            row.Revision = revision;
        }

        return moved;
    }

    public IReadOnlyList<T> Gone<T>(Func<PupilRows, IEnumerable<T>> rows) =>
        [.. merges.SelectMany(merge => rows(merge.Gone))];

    /// <summary>Rows that hold of the pupil, whichever the record: as they are, and as they become the kept record's.</summary>
    public IReadOnlyList<(T Before, T After)> Repointed<T>(Func<PupilRows, IEnumerable<T>> rows) =>
        [.. Gone(rows).Zip(Moved(rows))];

    /// <summary>What becomes of each, in words.</summary>
    public IReadOnlyList<MergedPupil> Said(
        IReadOnlyList<MissingPupil> missing,
        IReadOnlyDictionary<string, PupilInFile> inFile
    ) =>
        [
            .. from pupil in missing
            where said.IsMerged(pupil) && inFile.ContainsKey(said.Merged[pupil.Scn])
            let kept = inFile[said.Merged[pupil.Scn]]
            let merge = merges.Find(merge => merge.Dropped.Id == pupil.Id)
            select merge?.Said(pupil, kept)
                ?? new MergedPupil(
                    $"{pupil} is the same pupil as {kept}: the record stays and gets the file's SCN",
                    $"pupil {pupil.Id} has another SCN"
                ),
        ];

    private void Merge(Pupil dropped, string scn)
    {
        var kept = known.Pupils.GetValueOrDefault(scn) ?? renumbered.GetValueOrDefault(scn);
        if (kept is null)
        {
            renumbered.Add(scn, dropped);
            return;
        }

        var merge = PupilMerge.Of(
            dropped,
            known.Merged[dropped.Id],
            kept,
            known.Merged[kept.Id],
            known.Session.Name
        );
        merges.Add(merge);
        // Sorted by time: the latest of a group of which the kept record has nothing is what the file is compared with.
        foreach (var fact in merge.Moved.Facts)
        {
            var latest = known.Facts.GetValueOrDefault((kept.Id, fact.Group));
            if (latest is null || latest.RecordedAt < fact.RecordedAt)
            {
                known.Facts[(kept.Id, fact.Group)] = fact;
            }
        }
    }

    private void Refuse(string scn, string why) =>
        faults.Error(new(said.FileName, null, null, scn, why));
}
