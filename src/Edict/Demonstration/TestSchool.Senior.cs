using Edict.Protocol;
using static Edict.Demonstration.CastCourses;

namespace Edict.Demonstration;

public static partial class TestSchool
{
    /// <summary>S5: homework in Mathematics alone, level 1, in two cycles, then three faculties at once: escalated to level 3, with attendance falling below 90 and a home in decile 2.</summary>
    public static SchoolPupil AilsaFraser { get; } =
        new("102849485", "Ailsa", "Fraser", Stage.S5, "5T1", "Torduff")
        {
            Facts = Facts.Ordinary with { Decile = 2 },
            Attendance = [91.2m, 88.0m, 84.6m],
            Courses =
            [
                Course("English", "H", "5EN2", "222 4", "222 4", "332 5"),
                Course("Mathematics", "H", "5MA1", "223 5", "223 5", "233 7"),
                Course("Biology", "H", "5BI1", "222 3", "222 3", "242 4"),
                Course("Modern Studies", "H", "5MS1", "222 3", "222 3", "222 3"),
                Course("Physical Education", "H", "5PE1", "11- 2", "11- 2", "11- 2"),
            ],
        };

    /// <summary>S4: slips by two in History at the same level, from 3 to 5, with a pass still safe: level 1, new in Senior 3.</summary>
    public static SchoolPupil CallumReid { get; } =
        new("112248153", "Callum", "Reid", Stage.S4, "4B1", "Bavelaw")
        {
            Courses =
            [
                Course("English", "N5", "4EN1", "222 4", "222 4", "222 4"),
                Course("Mathematics", "N5", "4MA2", "112 3", "112 3", "112 3"),
                Course("Chemistry", "N5", "4CH1", "222 3", "222 3", "222 3"),
                Course("History", "N5", "4HI1", "222 3", "222 3", "222 5"),
                Course("Graphic Communication", "N5", "4GC1", "222 3", "222 3", "222 3"),
                Course("Physical Education", "N5", "4PE1", "11- 2", "11- 2", "11- 2"),
            ],
        };

    /// <summary>S5: goes from Higher to National 5 Mathematics with a worse grade, which is no deterioration: never a concern, the change of level is shown.</summary>
    public static SchoolPupil FreyaMuir { get; } =
        new("102028317", "Freya", "Muir", Stage.S5, "5C1", "Clubbiedean")
        {
            Courses =
            [
                Course("English", "H", "5EN3", "122 3", "122 3", "122 3"),
                Course("Mathematics", "H", "5MA2", "222 5", "222 5", ""),
                Course("Mathematics", "N5", "5MA4", "", "", "222 6"),
                Course("Geography", "H", "5GE1", "222 4", "222 4", "222 4"),
                Course("French", "H", "5FR1", "112 2", "112 2", "112 2"),
                Course("Art & Design", "H", "5AR1", "11- 2", "11- 2", "11- 2"),
            ],
        };

    /// <summary>S6: Mathematics 4, then blank, then 5, so the blank is skipped and it slips by one; English blank in Senior 1 has no previous grade to fall from. Level 1, new in Senior 3.</summary>
    public static SchoolPupil HamishLaidlaw { get; } =
        new("098961631", "Hamish", "Laidlaw", Stage.S6, "6L1", "Loganlea")
        {
            Courses =
            [
                Course("Mathematics", "H", "6MA1", "222 4", "222 -", "222 5"),
                Course("English", "H", "6EN1", "222 -", "222 5", "222 5"),
                Course("Physics", "H", "6PH1", "122 3", "122 3", "122 3"),
                Course("Graphic Communication", "H", "6GC1", "122 3", "122 3", "122 3"),
            ],
        };

    /// <summary>S5: Higher Chemistry at 7, then 8, then 9: below a pass and further each time, and never more than level 1.</summary>
    public static SchoolPupil IonaGillies { get; } =
        new("101728242", "Iona", "Gillies", Stage.S5, "5L1", "Loganlea")
        {
            Courses =
            [
                Course("English", "H", "5EN1", "222 4", "222 4", "222 4"),
                Course("Mathematics", "H", "5MA3", "222 5", "222 5", "222 5"),
                Course("Chemistry", "H", "5CH1", "222 7", "223 8", "333 9"),
                Course("Geography", "H", "5GE1", "222 4", "222 4", "222 4"),
                Course("Business Management", "H", "5BM1", "222 3", "222 3", "222 3"),
            ],
        };

    /// <summary>S6: two teachers share Advanced Higher Chemistry and report apart: each grade is held against the worse of the two before, so one teacher's fall from 3 to 4 is none, and the other's from 5 to 6 is.</summary>
    public static SchoolPupil ZofiaKowalska { get; } =
        new("099228008", "Zofia", "Kowalska", Stage.S6, "6B1", "Bavelaw")
        {
            Courses =
            [
                Course("Chemistry", "AH", "6CH2", "122 3", "122 3", "122 4"),
                Course("Chemistry", "AH", "6CH3", "122 4", "122 5", "122 6"),
                Course("Mathematics", "AH", "6MA2", "111 2", "111 2", "111 2"),
                Course("Physics", "AH", "6PH2", "112 2", "112 2", "112 2"),
            ],
        };

    /// <summary>S4: came in December, so her first reports are those of Senior 3: level 1, new, with nothing before.</summary>
    public static SchoolPupil OlenaShevchenko { get; } =
        new("119725283", "Olena", "Shevchenko", Stage.S4, "4C2", "Clubbiedean")
        {
            From = new(2026, 12, 7),
            Facts = Facts.Ordinary with { Decile = 4, AsnNeed = true },
            Courses =
            [
                Course("English", "N5", "4EN5", "", "", "322 -"),
                Course("Mathematics", "N5", "4MA1", "", "", "112 2"),
                Course("Chemistry", "N5", "4CH2", "", "", "222 4"),
                Course("French", "N5", "4FR1", "", "", "222 3"),
                Course("Music", "N5", "4MU1", "", "", "11- 2"),
                Course("Physical Education", "N5", "4PE2", "", "", "22- 3"),
            ],
        };

    /// <summary>S5: level 2 in Senior 1, left in October, and is in no later file.</summary>
    public static SchoolPupil JamieTodd { get; } =
        new("103249015", "Jamie", "Todd", Stage.S5, "5B2", "Bavelaw")
        {
            To = new(2026, 10, 9),
            Facts = Facts.Ordinary with { Decile = 3, FiveAtThree = true },
            Attendance = [71.4m],
            Courses =
            [
                Course("English", "N5", "5EN6", "332 6", "", ""),
                Course("Applications of Mathematics", "N5", "5AM1", "333 7", "", ""),
                Course("Practical Cookery", "N5", "5PC1", "22- 5", "", ""),
                Course("Physical Education", "N5", "5PE3", "22- 4", "", ""),
                Course("Photography", "NPA", "5PY1", "22-", "", ""),
            ],
        };

    /// <summary>S4: tracked in Biology and in Physics, which are one faculty: level 1, new in Senior 3.</summary>
    public static SchoolPupil CraigDouglas { get; } =
        new("110268858", "Craig", "Douglas", Stage.S4, "4L1", "Loganlea")
        {
            Courses =
            [
                Course("English", "N5", "4EN2", "222 4", "222 4", "222 4"),
                Course("Mathematics", "N5", "4MA3", "222 4", "222 4", "222 4"),
                Course("Biology", "N5", "4BI1", "222 4", "222 4", "232 5"),
                Course("Physics", "N5", "4PH1", "222 5", "222 5", "323 5"),
                Course("Modern Studies", "N5", "4MS1", "222 3", "222 3", "222 3"),
                Course("Computing Science", "N5", "4CS1", "222 3", "222 3", "222 3"),
            ],
        };

    /// <summary>S4: level 2 in Senior 2 and 3 and in no house, so there is no PSL and the year head leads.</summary>
    public static SchoolPupil NiamhDuffy { get; } =
        new("118691857", "Niamh", "Duffy", Stage.S4, "4T2", "")
        {
            Courses =
            [
                Course("English", "N5", "4EN3", "222 5", "322 5", "322 5"),
                Course("Mathematics", "N5", "4MA4", "222 4", "222 4", "222 4"),
                Course("Biology", "N5", "4BI2", "222 4", "222 4", "222 4"),
                Course("Geography", "N5", "4GE1", "222 5", "223 5", "223 6"),
                Course("Drama", "N5", "4DR1", "11- 3", "11- 3", "11- 3"),
                Course("Business Management", "N5", "4BM1", "222 4", "222 4", "222 4"),
            ],
        };

    /// <summary>S4, twin of Eilidh: attendance of 90.0, which is not below 90, and no concern: on no list.</summary>
    public static SchoolPupil EuanBoyle { get; } =
        new("116718103", "Euan", "Boyle", Stage.S4, "4C1", "Clubbiedean")
        {
            Attendance = [90.0m],
            Courses =
            [
                Course("English", "N5", "4EN4", "222 4", "222 4", "222 4"),
                Course("Mathematics", "N5", "4MA2", "222 4", "222 4", "222 4"),
                Course("Physics", "N5", "4PH2", "222 3", "222 3", "222 3"),
                Course("History", "N5", "4HI2", "222 4", "222 4", "222 4"),
                Course("Music", "N5", "4MU2", "22- 3", "22- 3", "22- 3"),
                Course("Design & Manufacture", "N5", "4DM1", "22- 3", "22- 3", "22- 3"),
            ],
        };

    /// <summary>S4, twin of Euan: attendance of 89.9, so in the attendance group, monitored without a tracked report.</summary>
    public static SchoolPupil EilidhBoyle { get; } =
        new("118458362", "Eilidh", "Boyle", Stage.S4, "4C1", "Clubbiedean")
        {
            Attendance = [89.9m],
            Courses =
            [
                Course("English", "N5", "4EN4", "222 4", "222 4", "222 4"),
                Course("Mathematics", "N5", "4MA2", "222 4", "222 4", "222 4"),
                Course("Biology", "N5", "4BI3", "222 3", "222 3", "222 3"),
                Course("History", "N5", "4HI2", "222 4", "222 4", "222 4"),
                Course("Spanish", "N5", "4SP1", "222 3", "222 3", "222 3"),
                Course("Art & Design", "N5", "4AR1", "22- 3", "22- 3", "22- 3"),
            ],
        };

    /// <summary>S5: care experienced, with a perfect record in every cycle: monitored, and good news.</summary>
    public static SchoolPupil AmeliaStewart { get; } =
        new("103037107", "Amelia", "Stewart", Stage.S5, "5C2", "Clubbiedean")
        {
            Facts = Facts.Ordinary with { Decile = 6, CareExperienced = true },
            Attendance = [98.3m],
            Courses =
            [
                Course("English", "H", "5EN4", "111 1", "111 1", "111 1"),
                Course("Mathematics", "H", "5MA1", "111 1", "111 1", "111 1"),
                Course("Chemistry", "H", "5CH2", "111 2", "111 2", "111 2"),
                Course("History", "H", "5HI1", "111 1", "111 1", "111 1"),
                Course("Music", "H", "5MU1", "11- 1", "11- 1", "11- 1"),
            ],
        };

    /// <summary>S6: a name with an apostrophe, a comma, a hyphen and letters beyond ASCII; homework in English, level 1, in Senior 2 and 3.</summary>
    public static SchoolPupil ZoeONeill { get; } =
        new("093904826", "Zoë", "O'Néill-Łuczak, Jnr", Stage.S6, "6T1", "Torduff")
        {
            Courses =
            [
                Course("English", "H", "6EN2", "222 4", "223 4", "223 4"),
                Course("Biology", "H", "6BI1", "222 3", "222 3", "222 3"),
                Course("History", "H", "6HI1", "122 3", "122 3", "122 3"),
                Course("Spanish", "H", "6SP1", "112 2", "112 2", "112 2"),
            ],
        };
}
