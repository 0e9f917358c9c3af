namespace Edict.Protocol.Tests;

public class PolicyTests
{
    public static TheoryData<string[]> Refused => [.. Documents.Table("### Faults of a policy")];

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var policy = Policy.Default with
        {
            Version = 7,
            SeniorStages = StageSet.S5 | StageSet.S6,
            Track = new()
            {
                Effort = NumberSet.Of(4),
                WorkingGradeFrom = 8,
                DeteriorationBy = 2,
            },
            FacultiesForLevel = new(1, 3, 5),
            InterventionBy = new(Lead.CurriculumLeader, Lead.YearHead, Lead.YearHead),
            Groups = new()
            {
                On = Groups.Simd,
                Deciles = NumberSet.Of(1, 2),
                AttendanceBelow = 92.5m,
            },
            RagComments = ["Attendance", "\"Other\""],
            GroupsList = new() { TeachersSee = PupilsListed.Own, Show = GroupsShown.Mark },
            PublishedFolder = GroupsShown.Groups,
            Retention = new()
            {
                PupilYears = 7,
                ImportYears = 2,
                AuditYears = 3,
                LetterDays = 30,
                UploadDays = 3,
            },
        };

        var read = PolicyJson.Read(PolicyJson.Write(policy)).Policy;

        Assert.Equal(policy.RagComments, read!.RagComments);
        Assert.Equal(policy, read with { RagComments = policy.RagComments });
    }

    [Fact]
    public void A_key_left_out_keeps_its_default()
    {
        var read = PolicyJson
            .Read("""{ "groups": { "SIMD": { "deciles": [1] }, "ASN": { "on": false } } }""")
            .Policy;

        Assert.Equal([1], read!.Groups.Deciles.Members());
        Assert.Equal(Policy.Default.Groups.On & ~Groups.Asn, read.Groups.On);
        Assert.Equal(Policy.Default.Track, read.Track);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_fault_names_its_key_the_value_and_what_was_expected(string[] row)
    {
        var (policy, faults) = PolicyJson.Read(row[0].Trim('`'));

        Assert.Null(policy);
        Assert.Equal(
            new(row[1], row[2], row[3]),
            faults[0] with
            {
                Value = faults[0].Value.Trim(),
            }
        );
    }

    [Fact]
    public void The_policy_that_is_printed_is_the_one_on_the_page() =>
        Assert.Equal(Documents.Block("### The policy"), PolicyJson.Write(new Policy()));

    [Fact]
    public void A_number_at_the_end_of_its_range_is_taken()
    {
        var read = PolicyJson
            .Read(
                """
                {
                  "track": { "workingGradeFrom": 9, "deteriorationBy": 9 },
                  "facultiesForLevel": { "1": 1, "2": 2, "3": 99 },
                  "groups": { "SIMD": { "deciles": [1, 10] }, "Attendance": { "below": 100 } },
                  "retention": { "pupilYears": 99, "importYears": 99, "auditYears": 99, "letterDays": 9999, "uploadDays": 1 }
                }
                """
            )
            .Policy;

        Assert.Equal((9, 9), (read!.Track.WorkingGradeFrom, read.Track.DeteriorationBy));
        Assert.Equal(new(1, 2, 99), read.FacultiesForLevel);
        Assert.Equal([1, 10], read.Groups.Deciles.Members());
        Assert.Equal(100, read.Groups.AttendanceBelow);
        Assert.Equal(
            (99, 99, 99, 9999, 1),
            (
                read.Retention.PupilYears,
                read.Retention.ImportYears,
                read.Retention.AuditYears,
                read.Retention.LetterDays,
                read.Retention.UploadDays
            )
        );
    }

    [Fact]
    public void Attendance_below_nought_takes_nobody_in()
    {
        var read = PolicyJson.Read("""{ "groups": { "Attendance": { "below": 0 } } }""").Policy;

        var membership = Membership.Of(new() { Attendance = 0 }, read!.Groups);

        Assert.Equal(Groups.None, membership.In);
    }

    [Fact]
    public void A_group_switched_on_that_was_on_changes_nothing()
    {
        var read = PolicyJson.Read("""{ "groups": { "ASN": { "on": true } } }""").Policy;

        Assert.Equal(new GroupRules(), read!.Groups);
    }

    [Theory]
    [InlineData("{ \"version\": 1", "line 1")]
    [InlineData("{\n\"version\": one", "line 2")]
    [InlineData("{ \"version\": 1, \"version\": 2 }", "the file")]
    [InlineData("", "line 1")]
    public void What_is_no_JSON_is_refused_with_its_line(string json, string place)
    {
        var (policy, faults) = PolicyJson.Read(json);

        Assert.Null(policy);
        Assert.Equal(
            (place, "one JSON object, each key once, as `edict policy` prints it"),
            (faults.Single().Key, faults.Single().Expected)
        );
    }
}
