using System.Globalization;

namespace Edict.Protocol.Tests;

/// <summary>Every row of the examples of <c>docs/protocol.md</c>.</summary>
public class ExampleTests
{
    public static TheoryData<string[]> Reports => [.. Documents.Table("### Reports")];

    public static TheoryData<string[]> LaneRows => [.. Documents.Table("### Lanes")];

    public static TheoryData<string[]> Leads => [.. Documents.Table("### Who leads")];

    public static TheoryData<string[]> GroupRows => [.. Documents.Table("### Groups")];

    public static TheoryData<string[]> Judged => [.. Documents.Table("### Who is judged")];

    public static TheoryData<string[]> Told => [.. Documents.Table("### What is told of a RAG")];

    public static TheoryData<string[]> Suggestions => [.. Documents.Table("### Suggestions")];

    public static TheoryData<string[]> Oddities => [.. Documents.Table("### Oddities")];

    public static TheoryData<string[]> Highlights => [.. Documents.Table("### Highlights")];

    public static TheoryData<string[]> News => [.. Documents.Table("### What is good news")];

    public static TheoryData<string[]> ByHand => [.. Documents.Table("### Set by hand")];

    public static TheoryData<string[]> Reads => [.. Documents.Table("### Who reads what")];

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_pupils_reports_make_the_concern_that_the_page_says(string[] row)
    {
        var stage = Stages.Read(row[1]);
        var cycles = new ExampleReports(stage).Read(row[2]);

        var evaluation = Evaluation.Of(cycles.Cycles);

        var reports = evaluation.Reports.Of(0).ToArray();
        var said = reports.SelectMany(report => Said(evaluation, report, cycles.LevelNames));
        var level = evaluation.LevelOf(0);
        Assert.Equal(row[3], string.Join(' ', said));
        Assert.Equal(row[4], level.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(row[5], level == 0 ? "" : Policy.Default.InterventionBy.At(level).Word());
        Assert.Equal(row[6], evaluation.StatusOf(0).Word());
    }

    [Theory]
    [MemberData(nameof(LaneRows))]
    public void A_pupils_reports_stand_in_the_lanes_that_the_page_says(string[] row)
    {
        var evaluation = Evaluation.Of(new ExampleReports(Stages.Read(row[1])).Read(row[2]).Cycles);

        var lanes = evaluation
            .Reports.Of(0)
            .ToArray()
            .Aggregate(Lanes.None, (all, report) => all | evaluation.LanesOf(report));

        Assert.Equal(
            row[3],
            string.Join(
                ' ',
                LaneNames.Each.Where(lane => (lanes & lane) != Lanes.None).Select(LaneNames.Word)
            )
        );
    }

    [Theory]
    [MemberData(nameof(Leads))]
    public void The_post_that_leads_is_the_one_that_the_page_says(string[] row)
    {
        var posts = new Posts(Filled(row[2]), Filled(row[3]), Filled(row[4]));

        var owner = int.TryParse(row[1], CultureInfo.InvariantCulture, out var level)
            ? Concerns.Owner(level, Policy.Default.InterventionBy, posts)
            : Concerns.Keeper(posts);

        var mark = owner.Vacancy == Vacancy.None ? "" : $", {owner.Vacancy.Word()}";
        Assert.Equal(row[5], owner.Lead.Word() + mark);

        static Filling Filled(string word) =>
            word switch
            {
                "held" => Filling.Held,
                "empty" => Filling.Empty,
                _ => Filling.KeptFrom,
            };
    }

    [Theory]
    [MemberData(nameof(GroupRows))]
    public void A_fact_makes_the_membership_that_the_page_says(string[] row)
    {
        var group = GroupNames.Each.Single(group => group.Word() == row[1]);

        var membership = Membership.Of(Fact(group, row[2]), Policy.Default.Groups);

        Assert.Equal(row[3] == "in" ? group : Groups.None, membership.In);
        Assert.Equal(row[3] == "unknown", (membership.Unknown & group) != Groups.None);
    }

    [Theory]
    [MemberData(nameof(ByHand))]
    public void The_fact_that_counts_on_a_day_is_the_one_that_the_page_says(string[] row)
    {
        var recorded = row[1].Split("; ").Select(fact => fact.Split(' '));

        var counting = FactsInForce.On(
            recorded,
            DateOnly.Parse(row[2], CultureInfo.InvariantCulture),
            fact => fact[0] == "file" ? default : new(IsByHand: true, Day(fact[2]), Day(fact[3]))
        );

        Assert.Equal(row[3], counting?[1] ?? "unknown");

        static DateOnly? Day(string text) =>
            text == "-" ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public void Of_a_pupils_groups_a_reader_reads_what_the_page_says(string[] row)
    {
        var standing = (row[1], row[2]) switch
        {
            ("office", _) => Tie.None,
            ("class teacher", "own" or "own, restricted") => Tie.OwnTeacher,
            ("class teacher", _) => Tie.Teacher,
            (_, "whole" or "whole, restricted") => Tie.SeesWhole,
            _ => Tie.Promoted,
        };
        var policy = PolicyJson
            .Read($$"""{ "groupsList": { "teachersSee": "{{row[3]}}", "show": "{{row[4]}}" } }""")
            .Policy;

        var isClose = standing == Tie.OwnTeacher || row[1] == "PSL, SfLL or year head";

        var read = row[2].EndsWith("restricted", StringComparison.Ordinal)
            ? GroupsSight.OfRestricted(standing, isClose, policy!.GroupsList)
            : GroupsSight.Of(standing, policy!.GroupsList);

        Assert.Equal(row[5], read.ToString().ToLowerInvariant());
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public void A_faculty_is_asked_about_whom_the_page_says(string[] row)
    {
        var rules = PolicyJson.Read($$"""{ "rag": { "attendanceOnly": "{{row[3]}}" } }""").Policy;

        var asked = FacultyRags.Asked(InGroups(row[1]), row[2] == "yes", rules!.Rag);

        Assert.Equal(row[4], asked.ToString());
    }

    [Theory]
    [MemberData(nameof(Told))]
    public void Of_a_faculty_s_RAG_a_reader_is_told_what_the_page_says(string[] row)
    {
        var judged = row[3].Split(", ");

        var told = FacultyRags.Told(
            new(RagOf(judged[0]), judged.ElementAtOrDefault(1)),
            row[2] == "yes",
            Enum.Parse<GroupsRead>(row[1], ignoreCase: true)
        );

        Assert.Equal(
            row[4],
            told is null
                ? "nothing"
                : string.Join(", ", new[] { told.Rag.Word(), told.Comment }.OfType<string>())
        );
    }

    [Theory]
    [MemberData(nameof(Suggestions))]
    public void A_faculty_is_suggested_what_the_page_says(string[] row)
    {
        var evaluation = Evaluation.Of(new ExampleReports(Stages.Read(row[1])).Read(row[3]).Cycles);

        var suggested = FacultyRags.Suggested(
            [.. evaluation.Reports.Of(0).ToArray().Select(report => ToJudge(evaluation, report))],
            InGroups(row[2]),
            Policy.Default
        );

        Assert.Equal(
            row[4],
            suggested is null
                ? "none"
                : string.Join(
                    ", ",
                    new[] { suggested.Rag.Word(), suggested.Comment }.OfType<string>()
                )
        );
        Assert.NotEqual(false, suggested?.IsWhole);
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public void A_judgement_is_marked_as_the_page_says(string[] row)
    {
        var evaluation = Evaluation.Of(new ExampleReports(Stages.Read(row[1])).Read(row[2]).Cycles);

        var oddity = FacultyRags.Oddity(
            RagOf(row[3]),
            [.. evaluation.Reports.Of(0).ToArray().SelectMany(evaluation.WhyTracked)]
        );

        Assert.Equal(row[4], oddity.ToString());
    }

    [Theory]
    [MemberData(nameof(Highlights))]
    public void Judgements_highlight_as_the_page_says(string[] row)
    {
        Rag[] rags = [.. row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RagOf)];

        Assert.Equal(row[2] == "yes", FacultyRags.Highlights(rags, Policy.Default.Rag));
    }

    [Theory]
    [MemberData(nameof(News))]
    public void What_can_be_told_at_home_is_what_the_page_says(string[] row)
    {
        var (cycles, _) = new ExampleReports(Stages.Read(row[1])).Read(row[2]);
        var now = Evaluation.Of(cycles);
        var before = Evaluation.Of([.. cycles.SkipLast(1)]);

        var courses = GoodNews.Courses(before, now, 0);

        var status = now.StatusOf(0);
        var isToTell = status is Status.Resolved or Status.Eased;
        Assert.Equal(
            row[3],
            GoodNews.OfConcern(status, courses) ? status.Word()
                : isToTell ? "not known"
                : ""
        );
        Assert.Equal(
            row[4],
            string.Join(
                ' ',
                courses
                    .Where(course => course.HasNews)
                    .SelectMany(course => course.FromFour.Members())
                    .Select(ReasonNames.Word)
            )
        );
    }

    [Fact]
    public void Every_clause_of_the_program_stands_on_the_page_and_every_clause_there_in_the_program()
    {
        var onPage = Documents
            .ProtocolPage.Split('\n')
            .Where(line => line.StartsWith("- **P", StringComparison.Ordinal))
            .Select(line => line[4..line.IndexOf("**", 4, StringComparison.Ordinal)]);

        Assert.Equal(Enum.GetNames<Clause>(), onPage);
    }

    [Fact]
    public void The_tables_of_examples_are_there_to_be_read()
    {
        Assert.True(Reports.Count > 30);
        Assert.True(LaneRows.Count > 15);
        Assert.True(Leads.Count > 20);
        Assert.True(GroupRows.Count > 20);
        Assert.True(ByHand.Count > 10);
        Assert.True(Reads.Count > 15);
        Assert.True(Judged.Count > 9);
        Assert.True(Told.Count > 5);
        Assert.True(Suggestions.Count > 18);
        Assert.True(Oddities.Count > 7);
        Assert.True(Highlights.Count > 5);
        Assert.True(News.Count > 25);
        Assert.True(PolicyTests.Refused.Count > 30);
    }

    private static IEnumerable<string> Said(
        Evaluation evaluation,
        int report,
        IReadOnlyList<string> levels
    )
    {
        if (evaluation.LevelChangeOf(report) is { } change)
        {
            yield return $"change {string.Join('+', change.From.Select(from => levels[from]).Order(StringComparer.Ordinal))}";
        }

        foreach (var why in evaluation.WhyTracked(report))
        {
            yield return why.Reason.Word();
        }
    }

    private static ReportToJudge ToJudge(Evaluation evaluation, int report)
    {
        var marks = evaluation.Reports[report];
        return new(
            [.. evaluation.WhyTracked(report)],
            marks is { Effort: > 0, Behaviour: > 0, Homework: > 0 }
        );
    }

    private static Groups InGroups(string names) =>
        names
            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(
                Groups.None,
                (all, name) => all | GroupNames.Each.Single(group => group.Word() == name)
            );

    private static Rag RagOf(string word) => RagNames.Each.Single(rag => rag.Word() == word);

    private static PupilFacts Fact(Groups group, string value)
    {
        bool? flag = value == "-" ? null : value == "yes";
        decimal? number = decimal.TryParse(value, CultureInfo.InvariantCulture, out var given)
            ? given
            : null;
        return group switch
        {
            Groups.CareExperienced => new() { CareExperienced = flag },
            Groups.FiveAtThree => new() { FiveAtThree = flag },
            Groups.Simd => new() { SimdDecile = (byte?)number },
            Groups.Attendance => new() { Attendance = number },
            Groups.Sebn => new() { Sebn = flag },
            Groups.Asn => new() { Asn = flag },
            _ => new() { Pathway = (byte?)number },
        };
    }
}
