using Edict.Protocol;

namespace Edict.Pages.Policies;

/// <summary>Values of the policy that stand under one heading.</summary>
public sealed record PolicyPart(string Heading, IReadOnlyList<PolicyField> Fields);

/// <summary>Every value of the policy, in the order in which it is read. A test holds it against the policy's own text.</summary>
public static class PolicyFields
{
    private const string Rating =
        "1 is best, 4 is worst. A 3 is early intervention, a 4 is serious.";

    private static readonly PolicyOption[] OnOff = [new("true", "on"), new("false", "off")];

    private static readonly PolicyOption[] Posts =
    [
        .. LeadNames.Each.Select(lead => new PolicyOption(lead.Word(), lead.Word())),
    ];

    private static readonly PolicyOption[] Shown =
    [
        new("groups", "which groups"),
        new("mark", "a bare mark"),
    ];

    public static IReadOnlyList<PolicyPart> Parts { get; } =
    [
        new(
            "Which reports are tracked",
            [
                Numbers("track.effort", "Effort that is tracked", Rating, 4),
                Numbers("track.behaviour", "Behaviour that is tracked", Rating, 4),
                Numbers("track.homework", "Homework that is tracked", Rating, 4),
                Number(
                    "track.workingGradeFrom",
                    "Working grade from which a report is tracked",
                    "This grade or a worse one, in the senior phase; 1 is best.",
                    1,
                    9
                ),
                Number(
                    "track.workingGradeWorst",
                    "Worst working grade",
                    "The scale runs from 1, the best, to this.",
                    1,
                    9
                ),
                Number(
                    "track.deteriorationBy",
                    "Fall that counts as deterioration",
                    "In grades, against the previous grade in the same subject at the same level.",
                    1,
                    9
                ),
                new(
                    "seniorStages",
                    "Stages of the senior phase",
                    "Where working grades count.",
                    Typing.Ticks
                )
                {
                    Options = [.. Stages.Each.Select(stage => Same(stage.ToString()))],
                },
            ]
        ),
        new("Level of concern, and who leads", [.. Enumerable.Range(1, 3).SelectMany(Level)]),
        new("Vulnerable groups", [.. GroupNames.Each.SelectMany(Group)]),
        new(
            "Faculty RAG",
            [
                new(
                    "ragComments",
                    "Comments to choose from",
                    "What a CL chooses from beside an amber or a red. A suggestion finds its own by the names Attendance, Lack of attainment and Not on track.",
                    Typing.Lines
                ),
                Number(
                    "rag.redRating",
                    "Rating from which red is suggested",
                    "In one report of the faculty.",
                    1,
                    4
                ),
                Number(
                    "rag.redGradeFrom",
                    "Working grade from which red is suggested",
                    "This grade or a worse one, where it is tracked.",
                    1,
                    9
                ),
                Number(
                    "rag.redReasons",
                    "Reasons that together suggest red",
                    "Over all of a pupil's reports in the faculty.",
                    1,
                    99
                ),
                Number(
                    "rag.highlightReds",
                    "Reds that highlight a pupil",
                    "In so many faculties, for the support team.",
                    1,
                    99
                ),
                Number(
                    "rag.highlightAmbers",
                    "Ambers that highlight a pupil",
                    "In so many faculties, for the support team.",
                    1,
                    99
                ),
                new(
                    "rag.attendanceOnly",
                    "Pupils by attendance alone",
                    "Those with nothing tracked in the faculty and in no other group.",
                    Typing.Choice
                )
                {
                    Options = [new("block", "set in one act"), new("out", "not asked about")],
                },
            ]
        ),
        new(
            "Who reads the groups",
            [
                new(
                    "groupsList.teachersSee",
                    "Whom a class teacher finds on the list",
                    "Everybody else of the teaching staff finds all pupils.",
                    Typing.Choice
                )
                {
                    Options = [new("all", "all pupils"), new("own", "own pupils")],
                },
                new(
                    "groupsList.show",
                    "What a class teacher reads of a pupil on it",
                    "A bare mark says no more than that the pupil is in a group.",
                    Typing.Choice
                )
                {
                    Options = Shown,
                },
                new(
                    "publishedFolder.show",
                    "What the published workbook says of a pupil",
                    "Whoever can open the folder reads it.",
                    Typing.Choice
                )
                {
                    Options = Shown,
                },
            ]
        ),
        new("How long things are kept", Kept()),
    ];

    public static IReadOnlyList<PolicyField> All { get; } =
    [.. Parts.SelectMany(part => part.Fields)];

    private static IEnumerable<PolicyField> Level(int level) =>
        [
            Number(
                $"facultiesForLevel.{level}",
                $"Faculties for level {level}",
                "From so many faculties with a tracked report on; the three rise.",
                1,
                99
            ),
            new(
                $"interventionBy.{level}",
                $"Who leads at level {level}",
                "The post; where nobody holds it, the year head leads.",
                Typing.Choice
            )
            {
                Options = Posts,
            },
        ];

    private static IEnumerable<PolicyField> Group(Groups group)
    {
        var key = $"groups.{group.Word()}";
        yield return new($"{key}.on", group.Word(), MeaningOf(group), Typing.Choice)
        {
            Options = OnOff,
        };
        switch (group)
        {
            case Groups.Simd:
                yield return Numbers(
                    $"{key}.deciles",
                    "SIMD deciles in the group",
                    "1 is most deprived. Deciles, not quintiles.",
                    10
                );
                break;
            case Groups.Attendance:
                yield return Number(
                    $"{key}.below",
                    "Attendance below which a pupil is in the group",
                    "The figure itself is not in it.",
                    0,
                    100,
                    "%"
                );
                break;
            case Groups.Pathway3:
                yield return Numbers(
                    $"{key}.pathways",
                    "Pathways of support in the group",
                    "Which numbers count as pathway 3.",
                    4
                );
                break;
        }
    }

    private static string MeaningOf(Groups group) =>
        group switch
        {
            Groups.CareExperienced => "Care experienced or looked after: the flag in the record.",
            Groups.FiveAtThree => "At risk of not gaining five awards at SCQF level 3: the flag.",
            Groups.Simd => "By the SIMD decile of where the pupil lives.",
            Groups.Attendance => "By the attendance, with the day on which it was taken.",
            Groups.Sebn => "Social, emotional and behavioural needs: the flag.",
            Groups.Asn => "Chosen by the SfLL; having additional support needs is not enough.",
            _ => "By the pupil's pathway of support.",
        };

    private static PolicyField[] Kept() =>
        [
            Kept(
                "pupil",
                "Pupils",
                "From the day on which a pupil left until all that is held of them is erased.",
                "years"
            ),
            Kept(
                "import",
                "What imports changed",
                "From the session's end; at most as long as pupils.",
                "years"
            ),
            Kept("audit", "Values in the audit log", "From the act; its line stays.", "years"),
            Kept("letter", "Texts of letters", "From their writing.", "days"),
            Kept("upload", "Uploads that were not taken in", "From their upload.", "days"),
        ];

    private static PolicyField Kept(string what, string label, string meaning, string unit) =>
        Number(
            $"retention.{what}{char.ToUpperInvariant(unit[0])}{unit[1..]}",
            label,
            meaning,
            1,
            unit == "years" ? 99 : 9999,
            unit
        );

    private static PolicyField Number(
        string key,
        string label,
        string meaning,
        int least,
        int most,
        string unit = ""
    ) =>
        new(key, label, meaning, Typing.Number)
        {
            Least = least,
            Most = most,
            Unit = unit,
        };

    private static PolicyField Numbers(string key, string label, string meaning, int most) =>
        new(key, label, meaning, Typing.Ticks)
        {
            Options = [.. Enumerable.Range(1, most).Select(number => Same($"{number}"))],
        };

    private static PolicyOption Same(string value) => new(value, value);
}
