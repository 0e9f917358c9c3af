namespace Edict.Protocol.Tests;

public class PolicyTests
{
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
        };

        var read = PolicyJson.Read(PolicyJson.Write(policy)).Policy;

        Assert.Equal(PolicyJson.Write(policy), PolicyJson.Write(read!));
        Assert.Equal(policy.FacultiesForLevel, read!.FacultiesForLevel);
        Assert.Equal(92.5m, read.Groups.AttendanceBelow);
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
    [InlineData("""{ "trak": {} }""", "trak")]
    [InlineData("""{ "track": { "effort": [5] } }""", "track.effort")]
    [InlineData("""{ "track": { "effort": 3 } }""", "track.effort")]
    [InlineData("""{ "track": { "workingGradeFrom": 10 } }""", "track.workingGradeFrom")]
    [InlineData(
        """{ "track": { "workingGradeFrom": 9, "workingGradeWorst": 8 } }""",
        "track.workingGradeFrom"
    )]
    [InlineData("""{ "track": { "deteriorationBy": 0 } }""", "track.deteriorationBy")]
    [InlineData("""{ "facultiesForLevel": { "2": 3 } }""", "facultiesForLevel")]
    [InlineData("""{ "facultiesForLevel": { "4": 5 } }""", "facultiesForLevel.4")]
    [InlineData("""{ "interventionBy": { "1": "Head" } }""", "interventionBy.1")]
    [InlineData("""{ "groups": { "Attendance": { "below": 101 } } }""", "groups.Attendance.below")]
    [InlineData(
        """{ "groups": { "Attendance": { "deciles": [1] } } }""",
        "groups.Attendance.deciles"
    )]
    [InlineData("""{ "groups": { "Young carers": { "on": true } } }""", "groups.Young carers")]
    [InlineData("""{ "groups": { "SIMD": { "deciles": [0] } } }""", "groups.SIMD.deciles")]
    [InlineData("""{ "seniorStages": ["S7"] }""", "seniorStages")]
    [InlineData("""{ "ragComments": [] }""", "ragComments")]
    [InlineData("""{ "ragComments": ["\ud800"] }""", "ragComments")]
    [InlineData("""{ "version": 1.5 }""", "version")]
    public void A_fault_names_its_key(string json, string key)
    {
        var (policy, faults) = PolicyJson.Read(json);

        Assert.Null(policy);
        Assert.Contains(key, faults.Select(fault => fault.Key));
    }

    [Theory]
    [InlineData("{ \"version\": 1")]
    [InlineData("{ \"version\": 1, \"version\": 2 }")]
    [InlineData("")]
    [InlineData("[]")]
    public void What_is_no_policy_is_refused(string json)
    {
        var (policy, faults) = PolicyJson.Read(json);

        Assert.Null(policy);
        Assert.NotEmpty(faults);
    }
}
