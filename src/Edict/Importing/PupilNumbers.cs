namespace Edict.Importing;

/// <summary>The pupils met in some files, each with a number from 0: an SCN is one pupil in a school.</summary>
internal sealed class PupilNumbers
{
    private readonly HashChains chains = new();
    private int[] schools = new int[256];
    private int[] scns = new int[256];
    private int latest;

    public int Count => chains.Count;

    public int SchoolOf(int pupil) => schools[pupil];

    public int ScnOf(int pupil) => scns[pupil];

    public int Of(int school, int scn)
    {
        if (!Is(latest, school, scn))
        {
            latest = Find(school, scn);
        }

        return latest;
    }

    private bool Is(int pupil, int school, int scn) =>
        pupil < Count && scns[pupil] == scn && schools[pupil] == school;

    private int Find(int school, int scn)
    {
        var hash = ((uint)scn * 2654435769) ^ ((uint)school * 40503);
        hash ^= hash >> 15;
        for (var pupil = chains.First(hash); pupil >= 0; pupil = chains.After(pupil))
        {
            if (Is(pupil, school, scn))
            {
                return pupil;
            }
        }

        return Add(school, scn, hash);
    }

    private int Add(int school, int scn, uint hash)
    {
        var pupil = chains.Add(hash);
        if (pupil == scns.Length)
        {
            Array.Resize(ref schools, 2 * pupil);
            Array.Resize(ref scns, 2 * pupil);
        }

        (schools[pupil], scns[pupil]) = (school, scn);
        return pupil;
    }
}
