namespace Edict.Protocol;

/// <summary>From tracked reports to a concern: its level, who leads, and how it stands against the cycle before (P6–P9).</summary>
public static class Concerns
{
    /// <summary>
    /// P6, P7. "Within 1 faculty … Across 2 faculties … Across 3 or more faculties": the level of a pupil with tracked
    /// reports in so many distinct faculties, or 0: no concern.
    /// </summary>
    public static int Level(int faculties, FacultiesForLevel needed) =>
        faculties >= needed.Three ? 3
        : faculties >= needed.Two ? 2
        : faculties >= needed.One ? 1
        : 0;

    /// <summary>
    /// P8. "Intervention by": the policy's post for the level; where that post is empty, or the pupil has no house, the year
    /// head. P23. Where all who hold it are kept from the pupil, the post one level up.
    /// </summary>
    public static Owner Owner(int level, InterventionBy by, Posts posts) =>
        InPlaceOf(by.At(level), posts);

    /// <summary>
    /// P31. Who keeps a pupil whom RAGs highlight and who is no concern: the PSL of the house; where that post is empty, or all who
    /// hold it are kept from the pupil, as of a concern (P8, P23).
    /// </summary>
    public static Owner Keeper(Posts posts) => InPlaceOf(Lead.PupilSupportLeader, posts);

    private static Owner InPlaceOf(Lead named, Posts posts)
    {
        var (lead, mark) = (named, posts.Of(named)) switch
        {
            (Lead.CurriculumLeader, Filling.Empty) => (Lead.YearHead, Vacancy.NoCurriculumLeader),
            (Lead.CurriculumLeader, Filling.KeptFrom) => (
                posts.PupilSupportLeader == Filling.Held ? Lead.PupilSupportLeader : Lead.YearHead,
                Vacancy.ForCurriculumLeader
            ),
            (Lead.PupilSupportLeader, Filling.Empty) => (
                Lead.YearHead,
                Vacancy.NoPupilSupportLeader
            ),
            (Lead.PupilSupportLeader, Filling.KeptFrom) => (
                Lead.YearHead,
                Vacancy.ForPupilSupportLeader
            ),
            _ => (named, Vacancy.None),
        };
        return lead == Lead.YearHead && posts.YearHead == Filling.KeptFrom
            ? new(Lead.Leadership, mark == Vacancy.None ? Vacancy.ForYearHead : mark)
            : new(lead, mark);
    }

    /// <summary>P9. The status against the cycle immediately before for the pupil's stage.</summary>
    /// <param name="level">0 to 3 now.</param>
    /// <param name="before">0 to 3 then; 0 too for a pupil who had no report then.</param>
    /// <param name="hasReport">Whether the pupil has a report now: without one, nothing is known to be resolved.</param>
    public static Status Status(int level, int before, bool hasReport) =>
        (level, before) switch
        {
            (0, 0) => Protocol.Status.None,
            (0, _) => hasReport ? Protocol.Status.Resolved : Protocol.Status.None,
            (_, 0) => Protocol.Status.New,
            _ when level > before => Protocol.Status.Escalated,
            _ when level < before => Protocol.Status.Eased,
            _ => Protocol.Status.Continuing,
        };
}
