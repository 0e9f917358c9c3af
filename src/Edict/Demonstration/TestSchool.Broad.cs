using Edict.Protocol;

namespace Edict.Demonstration;

public static partial class TestSchool
{
    /// <summary>S1: English and Science in both cycles: level 2, continuing.</summary>
    public static SchoolPupil AaravSharma { get; } =
        new SchoolPupil(
            "142475146",
            "Aarav",
            "Sharma",
            Stage.S1,
            "1C1",
            "Clubbiedean"
        ).InBroadCourses(("English", "322", "232"), ("Science", "232", "233"));

    /// <summary>S1: nothing is known of him, so he is in no group and is counted as unknown in each.</summary>
    public static SchoolPupil KieranWard { get; } =
        new SchoolPupil("141081772", "Kieran", "Ward", Stage.S1, "1T2", "Torduff")
        {
            Facts = Facts.Unknown,
            Attendance = [null],
        }.InBroadCourses();

    /// <summary>S1: shares her full name with a girl of 1L2; effort in French, level 1, new in BGE 2 while the faculty has no CL.</summary>
    public static SchoolPupil AnnaMorrisonOf1B1 { get; } =
        new SchoolPupil("147562500", "Anna", "Morrison", Stage.S1, "1B1", "Bavelaw").InBroadCourses(
            ("French", "222", "322")
        );

    /// <summary>S1: shares her full name with a girl of 1B1, and has no concern.</summary>
    public static SchoolPupil AnnaMorrisonOf1L2 { get; } =
        new SchoolPupil(
            "144152972",
            "Anna",
            "Morrison",
            Stage.S1,
            "1L2",
            "Loganlea"
        ).InBroadCourses();

    /// <summary>S2: behaviour in History in BGE 1, put right by BGE 2: resolved.</summary>
    public static SchoolPupil RuaridhMacLeod { get; } =
        new SchoolPupil(
            "134210982",
            "Ruaridh",
            "MacLeod",
            Stage.S2,
            "2B2",
            "Bavelaw"
        ).InBroadCourses(("History", "232", "222"));

    /// <summary>S2: English and Physical Education in BGE 2: level 2, new, led by the PSL of Clubbiedean.</summary>
    public static SchoolPupil MollyDrummond { get; } =
        new SchoolPupil(
            "135760897",
            "Molly",
            "Drummond",
            Stage.S2,
            "2C1",
            "Clubbiedean"
        ).InBroadCourses(("English", "222", "323"), ("Physical Education", "22-", "33-"));

    /// <summary>S2: homework at 4 in French in BGE 2: level 1 in the faculty whose CL left at Christmas, so the year head leads.</summary>
    public static SchoolPupil LewisPaton { get; } =
        new SchoolPupil("139625455", "Lewis", "Paton", Stage.S2, "2L1", "Loganlea").InBroadCourses(
            ("French", "222", "224")
        );

    /// <summary>S2: care experienced and in trouble in four faculties, then five: level 3, continuing, high-tariff.</summary>
    public static SchoolPupil BrodieKane { get; } =
        new SchoolPupil("133034323", "Brodie", "Kane", Stage.S2, "2T2", "Torduff")
        {
            Facts = Facts.Ordinary with { Decile = 1, CareExperienced = true, AsnNeed = true },
            Attendance = [82.7m, 79.5m, 78.8m],
        }.InBroadCourses(
            ("English", "333", "343"),
            ("Mathematics", "323", "434"),
            ("Science", "232", "333"),
            ("Geography", "232", "232"),
            ("Graphic Communication", "222", "323")
        );

    /// <summary>S3: a 3 for homework in Mathematics for a second cycle running: level 1, continuing.</summary>
    public static SchoolPupil FinlayKerr { get; } =
        new SchoolPupil(
            "125456154",
            "Finlay",
            "Kerr",
            Stage.S3,
            "3C1",
            "Clubbiedean"
        ).InBroadCourses(("Mathematics", "223", "223"));

    /// <summary>S3: three faculties in BGE 1, Mathematics alone in BGE 2: eased from level 3 to 1.</summary>
    public static SchoolPupil ElspethGunn { get; } =
        new SchoolPupil("125627498", "Elspeth", "Gunn", Stage.S3, "3L2", "Loganlea").InBroadCourses(
            ("Mathematics", "323", "223"),
            ("English", "322", "222"),
            ("Chemistry", "223", "222")
        );

    /// <summary>S3: working grades of 8 and 9 in Mathematics are kept, and in the broad general education never tracked: no concern.</summary>
    public static SchoolPupil RoryInnes { get; } =
        new SchoolPupil("123777441", "Rory", "Innes", Stage.S3, "3T1", "Torduff").InBroadCourses(
            ("Mathematics", "222 8", "222 9")
        );

    /// <summary>S3: SEBN and on pathway 3, without a tracked report: monitored.</summary>
    public static SchoolPupil SkyeMunro { get; } =
        new SchoolPupil("128176225", "Skye", "Munro", Stage.S3, "3B2", "Bavelaw")
        {
            Facts = Facts.Ordinary with { Sebn = true, AsnNeed = true, Pathway = 3 },
        }.InBroadCourses();
}
