namespace Edict.Demonstration;

/// <summary>Everybody who works at the school.</summary>
internal static class Staffroom
{
    public static IReadOnlyList<Colleague> All { get; } =
    [
        new(StaffKeys.Head, "Mrs", "Rhona", "Abercrombie"),
        new(StaffKeys.Depute, "Mr", "Imran", "Chaudhry"),
        new(StaffKeys.YearHeadS1S2, "Ms", "Kirsten", "Halliday"),
        new(StaffKeys.YearHeadS3S4, "Mr", "Douglas", "Petrie"),
        new(StaffKeys.YearHeadS5S6, "Dr", "Morag", "Sutherland"),
        new(StaffKeys.SupportForLearning, "Mrs", "Joanna", "Zielinska"),
        new(StaffKeys.Office, "Mrs", "Lorraine", "Tennant"),
        new("office-2", "Mr", "Gavin", "Lumsden"),
        new(StaffKeys.PupilSupportLeader("Bavelaw"), "Ms", "Nadia", "Qureshi", "Modern Studies"),
        new(
            StaffKeys.PupilSupportLeader("Clubbiedean"),
            "Mr",
            "Alasdair",
            "Buchanan",
            "Physical Education"
        ),
        new(StaffKeys.PupilSupportLeader("Loganlea"), "Mrs", "Fiona", "Rennie", "French"),
        new(StaffKeys.PupilSupportTorduff, "Mr", "Stephen", "Okonkwo", "Biology"),
        .. InFaculty("English", English),
        .. InFaculty("Mathematics", Mathematics),
        .. InFaculty("Science", Science),
        .. InFaculty("Social Subjects", SocialSubjects),
        .. InFaculty("Languages", Languages),
        .. InFaculty("Expressive Arts", ExpressiveArts),
        .. InFaculty("Technologies", Technologies),
        .. InFaculty("Health & Wellbeing", HealthAndWellbeing),
    ];

    private static IEnumerable<string> English =>
        [
            "Mrs Catriona MacAulay: English",
            "Mr Fergus Baird: English, Media",
            "Ms Aisha Rahman: English",
            "Mrs Heather Lockhart: English",
            "Mr Tom Whitelaw: English",
            "Ms Karolina Wrona: English, Media",
            "Miss Eve Carswell: English",
            "Mr Ruairi Devlin: English",
        ];

    private static IEnumerable<string> Mathematics =>
        [
            "Mr Sanjay Mehta: Mathematics",
            "Mrs Gillian Proudfoot: Mathematics",
            "Mr Piotr Wasik: Mathematics, Applications of Mathematics",
            "Ms Claire Dunbar: Mathematics",
            "Mr Neil Hepburn: Mathematics, Applications of Mathematics",
            "Miss Yasmin Akhtar: Mathematics",
            "Dr Colin Rutherglen: Mathematics",
            "Mrs Emma Traquair: Mathematics",
        ];

    private static IEnumerable<string> Science =>
        [
            "Dr Isobel Grierson: Chemistry",
            "Mr Andrew Pollock: Science, Biology",
            "Ms Mei Zhang: Science, Chemistry",
            "Mr Greg Tulliallan: Science, Physics",
            "Mrs Susan Haldane: Science, Biology",
            "Mr Usman Farooq: Science, Physics",
            "Miss Rowena Kidd: Science, Biology",
            "Mr Duncan Melville: Science, Chemistry",
            "Mrs Agnieszka Sikora: Science, Biology",
            "Mr Craig Inverarity: Science, Physics",
            "Ms Laura Fenwick: Science, Chemistry",
        ];

    private static IEnumerable<string> SocialSubjects =>
        [
            "Mr Hector Balfour: History",
            "Mrs Jennifer Selkirk: Geography",
            "Mr Bilal Mahmood: Modern Studies",
            "Ms Ailidh Maclure: History",
            "Mr Ross Guthrie: Geography",
            "Mrs Tess Hollis: RMPS",
            "Miss Beatrice Lyle: History, Modern Studies",
            "Mr Owen Pritchard: Geography",
            "Ms Simran Gill: Modern Studies, RMPS",
            "Mr Keith Dalrymple: History, Geography",
            "Mrs Moira Leckie: RMPS, Modern Studies",
        ];

    private static IEnumerable<string> Languages =>
        [
            "Mme Sylvie Lefevre: French",
            "Mrs Carmen Ortega: Spanish",
            "Mr Matthias Brandt: German, French",
            "Ms Louise Garvie: French, Spanish",
            "Miss Ines Duarte: Spanish",
            "Mr Jean Moreau",
        ];

    private static IEnumerable<string> ExpressiveArts =>
        [
            "Mr Leon Carruthers: Music",
            "Mrs Pauline Geddes: Art & Design",
            "Ms Tanvi Deshmukh: Art & Design, Photography",
            "Mr Iain Tolmie: Music",
            "Miss Orla Kinsella: Drama",
            "Mr Euan Stronach: Art & Design",
            "Mrs Ruth Vance: Music, Drama",
            "Ms Bronagh Quigley: Art & Design",
        ];

    private static IEnumerable<string> Technologies =>
        [
            "Mrs Deborah Ainslie: Business Management, Administration & IT",
            "Mr Farhan Siddiqui: Computing Science",
            "Mr Stuart Blackadder: Design & Manufacture, Practical Woodworking",
            "Ms Alice Wedderburn: Graphic Communication",
            "Mr Marek Nowicki: Computing Science",
            "Mrs Janice Tweedie: Business Management, Administration & IT",
            "Mr Rob Cathcart: Design & Manufacture, Graphic Communication",
            "Miss Hollie Spence: Graphic Communication, Computing Science",
        ];

    private static IEnumerable<string> HealthAndWellbeing =>
        [
            "Mr Scott Ferrier: Physical Education",
            "Mrs Lynne Dewar: Home Economics, Practical Cookery",
            "Mr Jordan Mutch: Physical Education",
            "Ms Amber Riddell: Physical Education",
            "Mrs Shabana Iqbal: Home Economics, Practical Cookery",
            "Mr Cammy Torrance: Physical Education",
            "Ms Vicky Esslemont: Home Economics",
        ];

    /// <summary>The first of a faculty is its curriculum leader, the others are numbered.</summary>
    private static IEnumerable<Colleague> InFaculty(string faculty, IEnumerable<string> people) =>
        people.Select((line, i) => Read(Key(faculty, i), line));

    private static string Key(string faculty, int place) =>
        place == 0 ? StaffKeys.CurriculumLeader(faculty) : StaffKeys.Teacher(faculty, place);

    private static Colleague Read(string key, string line)
    {
        var parts = line.Split(": ");
        var name = parts[0].Split(' ');
        return new(key, name[0], name[1], name[2], parts.Length > 1 ? parts[1].Split(", ") : []);
    }
}
