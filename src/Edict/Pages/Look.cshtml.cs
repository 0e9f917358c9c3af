using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>Every piece of the look in every state, and two whole pages made of them. Its pupils are invented.</summary>
public sealed class LookModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Sample { get; set; }

    public void OnGet()
    {
        ViewData["Masthead"] = new Masthead(
            "Calderbrae Academy",
            "Ms A. Tennant",
            "Year head S3–S6",
            new DateTime(2027, 1, 19, 8, 40, 0, DateTimeKind.Local),
            [
                new("Pieces", "/look/pieces"),
                new("Concerns", "/look/concerns"),
                new("Pupil", "/look/pupil"),
            ],
            Demonstration: true
        );
        if (Sample is null or "pieces")
        {
            TempData["Message"] = "The next step was added for 3 pupils.";
            ModelState.AddModelError("Note", "Write what was agreed, in a line or two");
            ModelState.AddModelError("ReviewDate", "Choose a review date after today");
        }
    }

    public sealed record Why(Reasons Reason, byte Value, byte? Previous = null);

    public sealed record Course(string Name, params Why[] Whys);

    public sealed record Concern(
        int Level,
        string Surname,
        string Forename,
        string Class,
        Stage Stage,
        Groups In,
        Groups Unknown,
        string Owner,
        Status Status,
        int? Before,
        Course[] Courses
    );

    public IReadOnlyList<Concern> Concerns { get; } =
    [
        new(
            3,
            "Adeyemi",
            "Tobi",
            "4E",
            Stage.S4,
            Groups.None,
            Groups.None,
            "Year head: Ms A. Tennant",
            Status.Escalated,
            2,
            [
                new("Geography N5", Behaviour(4), Homework(3), Below(7), Slipping(6, 7)),
                new("Computing Science N5", Behaviour(4), Homework(3)),
                new("Mathematics N5", Slipping(4, 6)),
            ]
        ),
        new(
            3,
            "Baird",
            "Isla",
            "4D",
            Stage.S4,
            Groups.Asn,
            Groups.None,
            "Year head: Ms A. Tennant",
            Status.Continuing,
            null,
            [
                new("Computing Science N5", Effort(3), Below(8), Slipping(6, 8)),
                new("Biology N5", Homework(3)),
                new("English N5", Effort(3)),
            ]
        ),
        new(
            3,
            "Campbell",
            "Ruaridh",
            "4C",
            Stage.S4,
            Groups.Attendance,
            Groups.Simd,
            "Year head: Mr G. Orr",
            Status.Escalated,
            2,
            [
                new("Biology N5", Behaviour(4)),
                new("Modern Studies N5", Effort(3), Slipping(3, 5)),
                new("Geography N5", Behaviour(4)),
            ]
        ),
        new(
            3,
            "Crawford",
            "Skye",
            "3B",
            Stage.S3,
            Groups.Attendance,
            Groups.None,
            "Year head: Mr G. Orr",
            Status.Continuing,
            null,
            [
                new("History", Behaviour(3), Homework(3)),
                new("Biology", Effort(4), Behaviour(3)),
                new("Art and Design", Effort(3)),
            ]
        ),
        new(
            3,
            "Dempster",
            "Callum",
            "4A",
            Stage.S4,
            Groups.Pathway3 | Groups.Asn,
            Groups.None,
            "Year head: Ms A. Tennant",
            Status.Continuing,
            null,
            [
                new("Biology N5", Homework(3), Below(8), Slipping(6, 8)),
                new("Chemistry N5", Effort(3)),
                new("Computing Science N5", Effort(3)),
                new("Business Management N5", Effort(4), Behaviour(4), Slipping(3, 6)),
            ]
        ),
        new(
            3,
            "Fairlie",
            "Eilidh",
            "3A",
            Stage.S3,
            Groups.CareExperienced | Groups.Attendance,
            Groups.None,
            "Year head: Mr G. Orr",
            Status.Continuing,
            null,
            [
                new("Biology", Effort(3), Homework(3)),
                new("French", Homework(4)),
                new("English", Homework(3)),
                new("History", Effort(3)),
            ]
        ),
        new(
            3,
            "Ferguson",
            "Lewis",
            "5B",
            Stage.S5,
            Groups.None,
            Groups.None,
            "Year head: Mr G. Orr",
            Status.New,
            null,
            [
                new("Computing Science H", Below(8)),
                new("Business Management H", Effort(3)),
                new("English H", Below(8), Slipping(7, 8)),
            ]
        ),
        new(
            2,
            "Gunn",
            "Morven",
            "6D",
            Stage.S6,
            Groups.None,
            Groups.Simd | Groups.Attendance,
            "PSL Affric: Mr P. Reid",
            Status.New,
            null,
            [
                new("History AH", Homework(3), Below(7), Slipping(6, 7)),
                new("Modern Studies AH", Effort(3)),
            ]
        ),
        new(
            2,
            "Hussain",
            "Zara",
            "4B",
            Stage.S4,
            Groups.Attendance,
            Groups.Simd,
            "PSL Affric: Mr P. Reid",
            Status.Continuing,
            null,
            [new("Computing Science N5", Slipping(4, 5)), new("History N5", Behaviour(4))]
        ),
        new(
            2,
            "Innes",
            "Finlay",
            "5E",
            Stage.S5,
            Groups.Simd | Groups.Attendance,
            Groups.None,
            "Year head: Ms A. Tennant, no PSL",
            Status.New,
            null,
            [
                new("Mathematics H", Effort(3)),
                new("Graphic Communication H", Effort(3), Behaviour(3), Below(8), Slipping(7, 8)),
            ]
        ),
        new(
            2,
            "Jamieson",
            "Orla",
            "5E",
            Stage.S5,
            Groups.Asn,
            Groups.None,
            "PSL Torridon: Mrs J. Lyon",
            Status.Eased,
            3,
            [new("Graphic Communication H", Homework(4)), new("French H", Behaviour(3))]
        ),
        new(
            2,
            "Kerr",
            "Struan",
            "5E",
            Stage.S5,
            Groups.None,
            Groups.None,
            "PSL Affric: Mr P. Reid",
            Status.Escalated,
            1,
            [
                new("Physical Education H", Effort(3), Behaviour(3), Slipping(2, 5)),
                new("English H", Effort(3)),
            ]
        ),
        new(
            2,
            "Kowalczyk",
            "Oliwia",
            "4D",
            Stage.S4,
            Groups.None,
            Groups.Simd,
            "PSL Torridon: Mrs J. Lyon",
            Status.Escalated,
            1,
            [
                new("Graphic Communication N5", Effort(3), Homework(3), Slipping(4, 6)),
                new("Chemistry N5", Behaviour(4), Below(7)),
            ]
        ),
        new(
            2,
            "Laidlaw",
            "Rory",
            "5D",
            Stage.S5,
            Groups.None,
            Groups.Simd | Groups.Attendance,
            "PSL Affric: Mr P. Reid",
            Status.Continuing,
            null,
            [
                new("Computing Science H", Below(7), Slipping(5, 7)),
                new("Business Management H", Effort(4), Homework(3), Below(7)),
                new("Chemistry H", Effort(3), Homework(3), Slipping(4, 6)),
            ]
        ),
        new(
            2,
            "MacAskill",
            "Catrìona",
            "4C",
            Stage.S4,
            Groups.Attendance,
            Groups.None,
            "PSL Affric: Mr P. Reid",
            Status.New,
            null,
            [
                new("French N5", Behaviour(3), Slipping(3, 5)),
                new("Art and Design N5", Homework(3), Slipping(2, 5)),
            ]
        ),
        new(
            2,
            "Mackie",
            "Niamh",
            "6C",
            Stage.S6,
            Groups.None,
            Groups.None,
            "PSL Affric: Mr P. Reid",
            Status.New,
            null,
            [new("Biology AH", Homework(3), Slipping(4, 5)), new("Geography AH", Homework(3))]
        ),
        new(
            2,
            "McAllister",
            "Jamie",
            "5B",
            Stage.S5,
            Groups.Attendance,
            Groups.None,
            "PSL Torridon: Mrs J. Lyon",
            Status.Continuing,
            null,
            [
                new("French H", Behaviour(3), Homework(3)),
                new("Music H", Effort(3), Behaviour(3), Slipping(4, 5)),
                new("Chemistry H", Effort(4), Behaviour(4), Below(7)),
            ]
        ),
        new(
            1,
            "Malik",
            "Amaan",
            "5D",
            Stage.S5,
            Groups.Pathway3 | Groups.Asn,
            Groups.Simd,
            "CL English: Ms R. Boyle",
            Status.New,
            null,
            [
                new("History H", Effort(3), Behaviour(3), Homework(4), Below(7)),
                new(
                    "Graphic Communication H",
                    Effort(3),
                    Behaviour(3),
                    Homework(3),
                    Below(7),
                    Slipping(6, 7)
                ),
            ]
        ),
        new(
            1,
            "Nicolson",
            "Seonaid",
            "4E",
            Stage.S4,
            Groups.Asn,
            Groups.None,
            "CL English: Ms R. Boyle",
            Status.Eased,
            2,
            [new("Modern Studies N5", Effort(3), Behaviour(4))]
        ),
        new(
            1,
            "O’Donnell",
            "Conor",
            "3A",
            Stage.S3,
            Groups.None,
            Groups.None,
            "CL Humanities, no CL: year head",
            Status.Eased,
            2,
            [new("Art and Design", Effort(3), Behaviour(3))]
        ),
        new(
            1,
            "Paterson",
            "Ailsa",
            "6C",
            Stage.S6,
            Groups.None,
            Groups.Simd | Groups.Attendance,
            "CL Science: Dr A. Sood",
            Status.Eased,
            2,
            [new("Chemistry AH", Effort(4), Below(8), Slipping(7, 8))]
        ),
        new(
            1,
            "Quigley",
            "Dylan",
            "4B",
            Stage.S4,
            Groups.FiveAtThree | Groups.Sebn,
            Groups.None,
            "CL Mathematics: Mr D. Hay",
            Status.Continuing,
            null,
            [new("Chemistry N5", Below(7))]
        ),
        new(
            1,
            "Rankine",
            "Mirren",
            "3D",
            Stage.S3,
            Groups.None,
            Groups.None,
            "CL Mathematics: Mr D. Hay",
            Status.Continuing,
            null,
            [new("History", Effort(3))]
        ),
        new(
            1,
            "Robertson",
            "Euan",
            "4C",
            Stage.S4,
            Groups.None,
            Groups.None,
            "CL Mathematics: Mr D. Hay",
            Status.Continuing,
            null,
            [new("English N5", Behaviour(4), Homework(4), Slipping(4, 5))]
        ),
        new(
            1,
            "Sinclair",
            "Freya",
            "5A",
            Stage.S5,
            Groups.Attendance,
            Groups.None,
            "CL Humanities, no CL: year head",
            Status.Continuing,
            null,
            [
                new("French H", Effort(3), Behaviour(3), Homework(3)),
                new("Modern Studies H", Homework(3)),
            ]
        ),
        new(
            1,
            "Szabó",
            "Bence",
            "4C",
            Stage.S4,
            Groups.Attendance,
            Groups.None,
            "CL Mathematics: Mr D. Hay",
            Status.Eased,
            2,
            [
                new("Modern Studies N5", Effort(3), Below(7), Slipping(5, 7)),
                new("Computing Science N5", Effort(3), Below(7), Slipping(4, 7)),
            ]
        ),
        new(
            1,
            "Tulloch",
            "Kirsty",
            "3D",
            Stage.S3,
            Groups.Attendance,
            Groups.Simd,
            "CL English: Ms R. Boyle",
            Status.Continuing,
            null,
            [new("Mathematics", Behaviour(3))]
        ),
        new(
            1,
            "Urquhart",
            "Magnus",
            "3D",
            Stage.S3,
            Groups.Attendance,
            Groups.Simd,
            "CL Mathematics: Mr D. Hay",
            Status.New,
            null,
            [new("Computing Science", Effort(3))]
        ),
        new(
            1,
            "Weir",
            "Beth",
            "5B",
            Stage.S5,
            Groups.FiveAtThree | Groups.Sebn,
            Groups.None,
            "CL Science: Dr A. Sood",
            Status.Continuing,
            null,
            [new("Computing Science H", Below(7), Slipping(5, 7))]
        ),
        new(
            1,
            "Younger",
            "Harris",
            "4E",
            Stage.S4,
            Groups.None,
            Groups.None,
            "CL Humanities, no CL: year head",
            Status.Continuing,
            null,
            [new("Computing Science N5", Effort(3), Behaviour(4), Slipping(3, 6))]
        ),
    ];

    public sealed record Report(
        byte? Effort,
        byte? Behaviour,
        byte? Homework,
        byte? Grade,
        byte? Previous = null,
        Reasons Reasons = Reasons.None
    );

    public sealed record Line(
        string Subject,
        string Level,
        string Class,
        string Teacher,
        string? Was,
        params Report?[] Cycles
    );

    public IReadOnlyList<Line> Courses { get; } =
    [
        new(
            "Mathematics",
            "N5",
            "5MA2",
            "Mr D. Hay",
            "was Higher until Senior 1",
            new(3, 2, 3, 8, null, Reasons.Effort | Reasons.Homework | Reasons.WorkingGrade),
            new(3, 2, 2, 5, null, Reasons.Effort)
        ),
        new(
            "English",
            "H",
            "5EN1",
            "Ms R. Boyle",
            null,
            new(2, 1, 2, 5),
            new(
                3,
                2,
                4,
                7,
                5,
                Reasons.Effort | Reasons.Homework | Reasons.WorkingGrade | Reasons.Deterioration
            )
        ),
        new(
            "Biology",
            "H",
            "5BI1",
            "Dr A. Sood",
            null,
            new(2, 2, 2, 4),
            new(2, 2, 3, 6, 4, Reasons.Homework | Reasons.Deterioration)
        ),
        new(
            "History",
            "H",
            "5HI1",
            "Mrs C. Bain",
            null,
            new(1, 1, 2, 3),
            new(2, 1, 2, 4, 3, Reasons.Deterioration)
        ),
        new("Art and Design", "H", "5AR1", "Mr S. Vane", null, new(1, 1, 1, 2), new(1, 1, 1, 2)),
        new("Personal Support", "NPA", "5PS3", "Mrs J. Lyon", null, null, new(2, null, null, null)),
    ];

    private static Why Effort(byte value) => new(Reasons.Effort, value);

    private static Why Behaviour(byte value) => new(Reasons.Behaviour, value);

    private static Why Homework(byte value) => new(Reasons.Homework, value);

    private static Why Below(byte value) => new(Reasons.WorkingGrade, value);

    private static Why Slipping(byte previous, byte now) =>
        new(Reasons.Deterioration, now, previous);
}
