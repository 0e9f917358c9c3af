using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>The broad general education: common courses by registration class in S1 and S2, a choice within columns in S3.</summary>
internal static class BroadOffers
{
    /// <summary>Taken by every class of S1 and S2.</summary>
    public static IReadOnlyList<string> Core { get; } =
    [
        "English",
        "Mathematics",
        "Science",
        "Geography",
        "History",
        "Art & Design",
        "Physical Education",
    ];

    /// <summary>The first of each pair is taken by the odd registration classes of S1 and S2, the second by the even.</summary>
    public static IReadOnlyList<(string Odd, string Even)> Pairs { get; } =
    [
        ("Modern Studies", "RMPS"),
        ("French", "Spanish"),
        ("Music", "Drama"),
        ("Design & Manufacture", "Home Economics"),
        ("Computing Science", "Graphic Communication"),
    ];

    /// <summary>The columns of the S3 choice, with how many subjects each pupil takes from it and how many classes each has.</summary>
    public static IReadOnlyList<(
        int Choose,
        (string Subject, int Classes)[] From
    )> Columns { get; } =
    [
        (3, [("English", 8), ("Mathematics", 8), ("Physical Education", 8)]),
        (2, [("Biology", 5), ("Chemistry", 5), ("Physics", 5)]),
        (2, [("Geography", 5), ("History", 5), ("Modern Studies", 5)]),
        (1, [("French", 4), ("Spanish", 3), ("German", 1)]),
        (1, [("Art & Design", 4), ("Music", 3), ("Drama", 2)]),
        (1, [("Computing Science", 3), ("Graphic Communication", 3), ("Design & Manufacture", 3)]),
        (1, [("Home Economics", 4), ("RMPS", 3), ("Business Management", 2)]),
    ];

    public static IEnumerable<Offer> S1AndS2 =>
        from stage in new[] { Stage.S1, Stage.S2 }
        from offer in Common(stage)
        select offer;

    public static IEnumerable<Offer> S3 =>
        from column in Columns
        from choice in column.From
        select Mixed(Stage.S3, choice.Subject, choice.Classes);

    private static IEnumerable<Offer> Common(Stage stage) =>
        [
            .. Core.Select(subject => Mixed(stage, subject, House.RegistrationClassesAStage)),
            .. Pairs.SelectMany(pair =>
                new[] { pair.Odd, pair.Even }.Select(subject =>
                    Mixed(stage, subject, House.RegistrationClassesAStage / 2)
                )
            ),
        ];

    private static Offer Mixed(Stage stage, string subject, int classes) =>
        new(stage, subject, [.. Enumerable.Repeat("", classes)]);
}
