using Edict.Demonstration;
using Edict.Protocol;
using static Edict.Demonstration.TestSchool;

namespace Edict.Tests.Demonstration;

public class TestSchoolTests
{
    [Fact]
    public void The_cast_is_in_the_files_with_exactly_the_reports_that_are_told() =>
        Assert.All(
            Cast,
            pupil =>
            {
                var told = pupil.Courses.SelectMany(
                    c => c.Marks.Where(m => m is not null),
                    (c, m) => (c.Class, c.Level, Marks: m!.Value)
                );
                var filed = Made
                    .Reports.SelectMany(f => f.Rows)
                    .Where(r => r.Scn == pupil.Scn)
                    .Select(r => (r.Class, r.Level, r.Marks));
                Assert.Equal(told.OrderBy(Key), filed.OrderBy(Key));
            }
        );

    public static TheoryData<string, int?[]> SeniorLevels =>
        new()
        {
            { nameof(AilsaFraser), [1, 1, 3] },
            { nameof(CallumReid), [0, 0, 1] },
            { nameof(FreyaMuir), [0, 0, 0] },
            { nameof(HamishLaidlaw), [0, 0, 1] },
            { nameof(IonaGillies), [1, 1, 1] },
            { nameof(ZofiaKowalska), [0, 1, 1] },
            { nameof(OlenaShevchenko), [null, null, 1] },
            { nameof(JamieTodd), [2, null, null] },
            { nameof(CraigDouglas), [0, 0, 1] },
            { nameof(NiamhDuffy), [0, 2, 2] },
            { nameof(EuanBoyle), [0, 0, 0] },
            { nameof(EilidhBoyle), [0, 0, 0] },
            { nameof(AmeliaStewart), [0, 0, 0] },
            { nameof(ZoeONeill), [0, 1, 1] },
        };

    [Theory]
    [MemberData(nameof(SeniorLevels))]
    public void The_levels_of_the_cast_in_the_senior_phase(string name, int?[] levels) =>
        Assert.Equal(levels, Levels(name, "Senior 1", "Senior 2", "Senior 3"));

    public static TheoryData<string, int?[]> BroadLevels =>
        new()
        {
            { nameof(AaravSharma), [2, 2] },
            { nameof(KieranWard), [0, 0] },
            { nameof(AnnaMorrisonOf1B1), [0, 1] },
            { nameof(AnnaMorrisonOf1L2), [0, 0] },
            { nameof(RuaridhMacLeod), [1, 0] },
            { nameof(MollyDrummond), [0, 2] },
            { nameof(LewisPaton), [0, 1] },
            { nameof(BrodieKane), [3, 3] },
            { nameof(FinlayKerr), [1, 1] },
            { nameof(ElspethGunn), [3, 1] },
            { nameof(RoryInnes), [0, 0] },
            { nameof(SkyeMunro), [0, 0] },
        };

    [Theory]
    [MemberData(nameof(BroadLevels))]
    public void The_levels_of_the_cast_in_the_broad_general_education(string name, int?[] levels) =>
        Assert.Equal(levels, Levels(name, "BGE 1", "BGE 2"));

    [Fact]
    public void Of_a_shared_class_only_the_report_below_the_worse_previous_grade_is_tracked() =>
        Assert.Equal(
            ["6CH3"],
            PlainProtocol
                .Tracked("Senior 3")
                .Where(r => r.Scn == ZofiaKowalska.Scn)
                .Select(r => r.Class),
            StringComparer.Ordinal
        );

    [Fact]
    public void Two_girls_share_a_full_name_and_nobody_else_does()
    {
        var shared = Made
            .School.Pupils.GroupBy(p => (p.Forename, p.Surname))
            .Where(g => g.Count() > 1);

        Assert.Equal([AnnaMorrisonOf1B1, AnnaMorrisonOf1L2], Assert.Single(shared));
    }

    [Fact]
    public void Jamie_Todd_is_in_no_file_after_he_left()
    {
        var files = Made.Pupils.Where(f =>
            f.AtUtc > new DateTime(2026, 10, 9, 0, 0, 0, DateTimeKind.Utc)
        );

        Assert.All(files, file => Assert.DoesNotContain(file.Rows, r => r.Scn == JamieTodd.Scn));
    }

    [Fact]
    public void The_cast_is_spelled_by_the_houses_and_registration_classes_of_the_school() =>
        Assert.All(
            Cast,
            pupil =>
            {
                Assert.Contains(
                    pupil.RegistrationClass,
                    Made.School.RegistrationClasses,
                    StringComparer.Ordinal
                );
                Assert.Contains(
                    pupil.House,
                    Made.School.Houses.Append(NiamhDuffy.House),
                    StringComparer.Ordinal
                );
            }
        );

    private static IEnumerable<int?> Levels(string name, params string[] cycles)
    {
        var pupil = (SchoolPupil)typeof(TestSchool).GetProperty(name)!.GetValue(null)!;
        return cycles.Select(cycle => PlainProtocol.Level(cycle, pupil));
    }

    private static (string, string, string) Key(
        (string Class, string Level, MarksGiven Marks) report
    ) => (report.Class, report.Level, report.Marks.ToString());
}
