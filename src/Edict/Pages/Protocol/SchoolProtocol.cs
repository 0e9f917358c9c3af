using Edict.Pages.Concerns;
using Edict.Protocol;

namespace Edict.Pages.Protocol;

/// <summary>One sentence of the school's protocol, with who does it and where.</summary>
/// <param name="Words">As the school wrote it.</param>
/// <param name="Who">Null for words that ask nobody to do anything.</param>
/// <param name="Page">The address at which it is done.</param>
/// <param name="NotYet">What of it Edict does not do yet, and how it is done until then.</param>
/// <param name="Trace">By what it is known when it was last done; null where doing it leaves no record.</param>
public sealed record Sentence(
    string Words,
    string? Who = null,
    string? Page = null,
    string? NotYet = null,
    Trace? Trace = null
);

/// <summary>A heading of the school's document, and what stands under it.</summary>
public sealed record Part(string Heading, IReadOnlyList<Sentence> Sentences);

/// <summary>The school's protocol, whole: <c>docs/strategic-overview.txt</c>, sentence by sentence and in its order.</summary>
public static class SchoolProtocol
{
    private const string Everyone = "All staff who teach or support";
    private const string Teachers = "Class teachers";
    private const string CurriculumLeaders = "Curriculum leaders";
    private const string Support = "PSLs and the SfLL";
    private const string YearHeads = "Year heads";
    private const string Leadership = "Leadership";
    private const string NextSteps =
        "Next steps are not kept here yet; they stay where they are kept now.";
    private const string Meetings = "Meetings and their agendas are not here yet.";
    private static readonly Trace Reported = new(ProtocolAct.Report);
    private static readonly Trace Graded = new(ProtocolAct.Grade);
    private static readonly Trace Judged = new(ProtocolAct.Judge);
    private static readonly Trace Recorded = new(ProtocolAct.RecordGroup);

    public static IReadOnlyList<Part> Parts { get; } =
    [
        new(
            "Strategic Overview for Tracking and Monitoring",
            [
                new(
                    "Staff spend a great deal of time reviewing and entering tracking and monitoring data over the course of a school year.",
                    Teachers,
                    "/reports",
                    Trace: Reported
                ),
                new(
                    "To make effective use of the information within the tracking, we need to ensure there is a strategic overview of pupil performance in terms of effort, behaviour and homework as well as working grades in the Senior Phase.",
                    $"{Leadership}, year heads, curriculum leaders, PSLs and the SfLL",
                    "/overview"
                ),
                new(
                    "In order to support our most vulnerable pupils, we will also track and monitor pupils who fall within one or more vulnerability categories to allow early intervention and the best chance of success.",
                    Everyone,
                    "/concerns?group=any"
                ),
                new(
                    "This dual-layered approach to tracking and monitoring will allow for a system where learning & teaching and support inform and react to pupil progress and attainment.",
                    Everyone,
                    "/concerns"
                ),
                new(
                    "This will allow staff to support pupils as required and put early intervention strategies in place to ensure pupils have the ability to improve and achieve - ranging from targeted support via the Support Team or encouraging supported study if homework is flagged up as an issue, etc.",
                    $"{CurriculumLeaders}, PSLs and year heads",
                    "/concerns?reason=homework",
                    NextSteps
                ),
            ]
        ),
        new(
            "Edict Tracking and Monitoring",
            [
                new(
                    "The agreed protocol is to ensure clarity on who is tracking pupils following each reporting cycle and reporting any agreed next steps.",
                    Everyone,
                    "/concerns",
                    NextSteps
                ),
                new("Staff will track pupils who:"),
                new(
                    "Are achieving a 3 or 4 for effort, behaviour or homework",
                    Everyone,
                    "/concerns",
                    Trace: Reported
                ),
                new(
                    "Including pupils with a 3 is important so strategies can be put in place in case the situation deteriorates further (early intervention).",
                    Everyone,
                    "/concerns?reason=again"
                ),
                new(
                    "In the senior phase have a report showing a working grade at a 7 or 8.",
                    Everyone,
                    "/concerns?reason=working-grade",
                    Trace: Graded
                ),
                new(
                    "In the senior phase show a deterioration in their working grade between reports.",
                    Everyone,
                    "/concerns?reason=deterioration",
                    Trace: Graded
                ),
                new(
                    "Year Heads will collate this information and record pupils who also fall into one of the 6 vulnerable group categories with the tracking and monitoring structure.",
                    YearHeads,
                    "/concerns?group=any&status=concern",
                    Trace: new(ProtocolAct.Collate)
                ),
                new("Intervention would be as follows:"),
                new("Level of concern: Invention by"),
                new("Within 1 faculty: CL", CurriculumLeaders, "/concerns?level=1"),
                new("Across 2 faculties: PSL", "PSLs", "/concerns?level=2"),
                new("Across 3 or more faculties: Year Head", YearHeads, "/concerns?level=3"),
                new(
                    "We would expect a CL to be involved with tracking and monitoring all underachievement within their faculty however the above protocol indicates who has the strategic overview.",
                    CurriculumLeaders,
                    "/concerns?lead=others"
                ),
                new(
                    "Year Heads will collate the information and share this with members of Leadership by email following each reporting cycle",
                    YearHeads,
                    "/overview",
                    "The summary by e-mail is not here yet; until then leadership reads the overview."
                ),
            ]
        ),
        new(
            "Vulnerable Groups – Tracking and Monitoring for Support and Intervention",
            [
                new(
                    "Alongside subject tracking and monitoring, we will introduce a whole-school system to track and target our most vulnerable pupils.",
                    Everyone,
                    "/vulnerable-groups",
                    Trace: Recorded
                ),
                new(
                    "This will include pupils who fall under 1 or more categories:",
                    Everyone,
                    "/vulnerable-groups"
                ),
                InGroup("Care Experienced/ LAAC", Groups.CareExperienced),
                InGroup("5@3", Groups.FiveAtThree),
                InGroup("SIMD 1-4", Groups.Simd),
                InGroup("Attendance", Groups.Attendance),
                InGroup("SEBN", Groups.Sebn),
                new(
                    "ASN (SfLL will select certain pupils to target)",
                    "The SfLL",
                    "/support/shortlist",
                    Trace: new(ProtocolAct.RecordGroup, Groups.Asn)
                ),
                InGroup("Pathway 3", Groups.Pathway3),
            ]
        ),
        new(
            "Class Teachers",
            [
                new(
                    "Access to list of vulnerable groups in Teams (BAL-Staff - Vulnerable Groups Tracking and Monitoring - Files).",
                    Teachers,
                    "/vulnerable-groups"
                ),
                new(
                    "Teaching staff will be able to view pupils who fall under one or more vulnerable categories.",
                    Teachers,
                    "/vulnerable-groups"
                ),
                new(
                    "Teachers can reference this document before raising any concerns at faculty/ department meetings.",
                    Teachers,
                    "/vulnerable-groups",
                    Meetings,
                    Trace: new(ProtocolAct.Raise)
                ),
            ]
        ),
        new(
            "Curriculum Leaders",
            [
                new(
                    "Track using RAG system and drop-down comment (over tracking period):",
                    CurriculumLeaders,
                    "/faculty-rag",
                    Trace: Judged
                ),
                new("English: Me"),
                new("Comments"),
                new("Red"),
                new("Amber: Attendance"),
                new("Green: Lack of attainment"),
                new("Not on track"),
                new(
                    "Green = On track / Amber = Some concern being dealt with at Faculty-level / Red = Significant concerns in terms of attainment and achievement.",
                    CurriculumLeaders,
                    "/faculty-rag",
                    Trace: Judged
                ),
            ]
        ),
        new(
            "Support Team",
            [
                new(
                    "Monitor at ASL- Caseload following tracking period.",
                    Support,
                    "/concerns?group=any",
                    "The caseload is not here yet."
                ),
                new("Analyse patterns and discuss concerns.", Support, "/overview"),
                new(
                    "PSLs to make a Hub referral for learning where necessary.",
                    "PSLs",
                    NotYet: "Referrals are not here yet."
                ),
                new(
                    "Support interventions to be considered and referred to where necessary.",
                    Support,
                    NotYet: "Interventions are not here yet."
                ),
                new(
                    "Confidential Memos to be sent and/ or Database updated where appropriate.",
                    Support,
                    NotYet: "Memos are not here yet."
                ),
            ]
        ),
        new(
            "Senior Leadership Team",
            [
                new(
                    "Pupils who are highlighted as concerns to be discussed at Year Head meetings.",
                    YearHeads,
                    $"/concerns?rag={Highlighted.Word}",
                    Meetings
                ),
                new(
                    "High-tariff concerns fed back at Leadership meetings.",
                    Leadership,
                    "/concerns?level=3&group=any",
                    Meetings
                ),
                new(
                    "Call for a Case Conference where needed.",
                    Leadership,
                    NotYet: "Case conferences are not here yet."
                ),
            ]
        ),
    ];

    private static Sentence InGroup(string words, Groups group) =>
        new(
            words,
            Everyone,
            $"/vulnerable-groups?group={Uri.EscapeDataString(group.Word())}",
            Trace: Recorded with
            {
                Group = group,
            }
        );
}
