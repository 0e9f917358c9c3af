using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Reports;

/// <summary>What a class's teacher reads of a pupil when they ask for it.</summary>
/// <param name="WhatHelps">Null for nothing.</param>
public sealed record BesideName(GroupsSeen Groups, string? WhatHelps)
{
    public static IReadOnlyDictionary<Guid, BesideName> Of(
        ReaderSight reader,
        IEnumerable<PupilInSession> pupils
    )
    {
        var (school, sight, _) = reader;
        return pupils
            .DistinctBy(pupil => pupil.Id)
            .Where(pupil => school.Pupils.ContainsKey(pupil.Id))
            .ToDictionary(
                pupil => pupil.Id,
                pupil => new BesideName(
                    GroupsSeen.Of(
                        Membership.Of(
                            school.FactsNow.GetValueOrDefault(pupil.Id),
                            school.PolicyNow.Groups
                        ),
                        sight.ReadsGroupsOf(school.Sighted(pupil), school.PolicyNow.GroupsList)
                    ),
                    school.WhatHelps(pupil, sight)
                )
            );
    }
}
