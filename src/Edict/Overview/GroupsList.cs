using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>One pupil of the list as one reader sees them.</summary>
/// <param name="Facts">What the groups rest on; null for who does not see the pupil whole.</param>
/// <param name="Classes">The names of the classes that the pupil is taught in.</param>
/// <param name="Own">Those of them that the reader teaches.</param>
/// <param name="WhatHelps">Null for nothing, and for who does not read it.</param>
/// <param name="MayOpen">Whether the reader may open the pupil's page.</param>
/// <param name="MaySet">Whether the reader sets by hand which groups the pupil is in.</param>
public sealed record GroupsRow(
    PupilInSession Pupil,
    GroupsSeen Groups,
    PupilFacts? Facts,
    IReadOnlyList<string> Classes,
    IReadOnlyList<(Guid SubjectId, string ClassKey)> Own,
    string? WhatHelps,
    bool MayOpen,
    bool MaySet
);

/// <summary>The pupils of the session in their vulnerable groups, as far as one reader reads of them (P21).</summary>
public static class GroupsList
{
    /// <summary>Every pupil in a group, or of whom one is not known, by registration class and name.</summary>
    public static IReadOnlyList<GroupsRow> Of(SchoolReading school, Visibility sight) =>
        InOrder(
            school
                .Pupils.Values.Where(school.IsHere)
                .Select(pupil => Row(school, sight, pupil))
                .OfType<GroupsRow>()
        );

    /// <summary>Every pupil in a group as the published workbook names them, whoever reads it (P22).</summary>
    public static IReadOnlyList<GroupsRow> Published(SchoolReading school) =>
        InOrder(
            school
                .Pupils.Values.Where(school.IsHere)
                .Where(pupil => !school.Sighted(pupil).IsRestricted)
                .Select(pupil => new GroupsRow(
                    pupil,
                    GroupsSeen.Of(
                        Membership.Of(
                            school.FactsNow.GetValueOrDefault(pupil.Id),
                            school.PolicyNow.Groups
                        ),
                        GroupsSight.Published(school.PolicyNow)
                    ),
                    null,
                    [],
                    [],
                    null,
                    MayOpen: false,
                    MaySet: false
                ))
                .Where(row => row.Groups.IsIn)
        );

    private static List<GroupsRow> InOrder(IEnumerable<GroupsRow> rows) =>
        [
            .. rows.OrderBy(row => row.Pupil.Stage)
                .ThenBy(row => row.Pupil.RegistrationClass, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Surname, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Forename, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Scn, StringComparer.Ordinal),
        ];

    private static GroupsRow? Row(SchoolReading school, Visibility sight, PupilInSession pupil)
    {
        var facts = school.FactsNow.GetValueOrDefault(pupil.Id);
        var membership = Membership.Of(facts, school.PolicyNow.Groups);
        if (membership == default)
        {
            return null;
        }

        var sighted = school.Sighted(pupil);
        var read = sight.ReadsGroupsOf(sighted, school.PolicyNow.GroupsList);
        return read == GroupsRead.Nothing
            ? null
            : new(
                pupil,
                GroupsSeen.Of(membership, read),
                read == GroupsRead.Why ? facts : null,
                school.ClassesOf(pupil),
                [
                    .. sighted
                        .Courses.Where(sight.Teaches)
                        .Select(course => (course.SubjectId, course.ClassKey)),
                ],
                school.WhatHelps(pupil, sight),
                sight.GroundsFor(sighted) != Ground.None,
                sight.SetsGroupsOf(sighted)
            );
    }
}
