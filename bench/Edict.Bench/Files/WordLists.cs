namespace Edict.Bench.Files;

/// <summary>The words that made-up files are made of.</summary>
internal static class WordLists
{
    /// <summary>A prime number of subjects, so that any step through them meets each once.</summary>
    public static IReadOnlyList<(string Name, string Faculty, string Code)> Subjects { get; } =
    [
        ("English", "English", "EN"),
        ("Media", "English", "ME"),
        ("Mathematics", "Maths", "MA"),
        ("Biology", "Science", "BI"),
        ("Chemistry", "Science", "CH"),
        ("Physics", "Science", "PH"),
        ("History", "Social", "HI"),
        ("Geography", "Social", "GE"),
        ("Modern Studies", "Social", "MS"),
        ("French", "Languages", "FR"),
        ("Gàidhlig", "Languages", "GA"),
        ("Art", "Expressive Arts", "AR"),
        ("Music", "Expressive Arts", "MU"),
        ("Drama", "Expressive Arts", "DR"),
        ("PE", "Health", "PE"),
        ("Computing", "Technologies", "CO"),
        ("Graphics", "Technologies", "GC"),
    ];

    public static IReadOnlyList<string> Surnames { get; } =
    [
        .. "Smith Brown Wilson Campbell Stewart Robertson Thomson Anderson Reid Murray Scott Clark".Split(
            ' '
        ),
        .. "Ross Young Watson Mitchell Walker Paterson Graham Hamilton Fraser Martin Gray Kerr".Split(
            ' '
        ),
        .. "Bell Duncan Ferguson Cameron Hunter Allan Grant Black Khan Hussain Singh O'Neil".Split(
            ' '
        ),
        .. "Müller Wójcik Nuñez Sørensen".Split(' '),
        "\"Innes, jr\"",
        "Ó Briain",
        "van Dijk",
    ];

    public static IReadOnlyList<string> Forenames { get; } =
    [
        .. "Ailsa Ewan Isla Callum Skye Rory Eilidh Fraser Mia Lewis Ava Finlay Olivia Jack Freya".Split(
            ' '
        ),
        .. "Harris Emily Logan Amelia Noah Iona Angus Orla Hamish Zara Yusuf Aisha Oscar Zoë Siân".Split(
            ' '
        ),
        .. "Seán Chloë René Maya Ben Kirsty Ross Niamh".Split(' '),
    ];

    public static IReadOnlyList<string> Houses { get; } =
    ["Harlaw", "Malleny", "Bavelaw", "Lennox"];

    /// <summary>What the columns that no program reads are cut from.</summary>
    public const string Remarks =
        "works steadily in class and asks when unsure; should hand homework in on the day it is due; reads with care "
        + "and writes at length; has missed two lessons this term; would gain from the lunchtime club; is ready for the "
        + "prelim in January; needs a calculator of their own; has taken part well in the group task; is often late on "
        + "Mondays; keeps a tidy jotter; is missing the second assessment; is a pleasure to teach; has yet to settle.";
}
