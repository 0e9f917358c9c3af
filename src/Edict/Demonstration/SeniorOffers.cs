using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>The senior phase: a class for each level written, in the order of its sections.</summary>
internal static class SeniorOffers
{
    public static IEnumerable<Offer> S4 =>
        [
            Of(Stage.S4, "English", "N5 N5 N5 N5 N5 N5 N4 N4"),
            Of(Stage.S4, "Mathematics", "N5 N5 N5 N5 N5"),
            Of(Stage.S4, "Applications of Mathematics", "N5 N5 N4 N4"),
            Of(Stage.S4, "Biology", "N5 N5 N5 N4"),
            Of(Stage.S4, "Chemistry", "N5 N5 N5"),
            Of(Stage.S4, "Physics", "N5 N5 N4"),
            Of(Stage.S4, "Geography", "N5 N5 N4"),
            Of(Stage.S4, "History", "N5 N5 N4"),
            Of(Stage.S4, "Modern Studies", "N5 N5 N4"),
            Of(Stage.S4, "RMPS", "N5"),
            Of(Stage.S4, "French", "N5 N5"),
            Of(Stage.S4, "Spanish", "N5"),
            Of(Stage.S4, "Art & Design", "N5 N5"),
            Of(Stage.S4, "Music", "N5 N5"),
            Of(Stage.S4, "Drama", "N5"),
            Of(Stage.S4, "Photography", "NPA"),
            Of(Stage.S4, "Computing Science", "N5 N5"),
            Of(Stage.S4, "Graphic Communication", "N5 N5"),
            Of(Stage.S4, "Design & Manufacture", "N5"),
            Of(Stage.S4, "Practical Woodworking", "N4"),
            Of(Stage.S4, "Business Management", "N5 N4"),
            Of(Stage.S4, "Physical Education", "N5 N5 N4"),
            Of(Stage.S4, "Practical Cookery", "N5 N5"),
        ];

    public static IEnumerable<Offer> S5 =>
        [
            Of(Stage.S5, "English", "H H H H N5 N5 N5"),
            Of(Stage.S5, "Media", "H"),
            Of(Stage.S5, "Mathematics", "H H H N5"),
            Of(Stage.S5, "Applications of Mathematics", "N5"),
            Of(Stage.S5, "Biology", "H H N5"),
            Of(Stage.S5, "Chemistry", "H H N5"),
            Of(Stage.S5, "Physics", "H H"),
            Of(Stage.S5, "Geography", "H N5"),
            Of(Stage.S5, "History", "H H N5"),
            Of(Stage.S5, "Modern Studies", "H H"),
            Of(Stage.S5, "RMPS", "H"),
            Of(Stage.S5, "French", "H"),
            Of(Stage.S5, "Spanish", "H"),
            Of(Stage.S5, "Art & Design", "H N5"),
            Of(Stage.S5, "Music", "H"),
            Of(Stage.S5, "Drama", "H"),
            Of(Stage.S5, "Photography", "NPA"),
            Of(Stage.S5, "Computing Science", "H"),
            Of(Stage.S5, "Graphic Communication", "H"),
            Of(Stage.S5, "Design & Manufacture", "N5"),
            Of(Stage.S5, "Business Management", "H N5"),
            Of(Stage.S5, "Administration & IT", "N5"),
            Of(Stage.S5, "Physical Education", "H H N5"),
            Of(Stage.S5, "Practical Cookery", "N5"),
        ];

    public static IEnumerable<Offer> S6 =>
        [
            Of(Stage.S6, "English", "H H AH"),
            Of(Stage.S6, "Media", "H"),
            Of(Stage.S6, "Mathematics", "H AH"),
            Of(Stage.S6, "Biology", "H AH"),
            Of(Stage.S6, "Chemistry", "H AH AH"),
            Of(Stage.S6, "Physics", "H AH"),
            Of(Stage.S6, "Geography", "H"),
            Of(Stage.S6, "History", "H AH"),
            Of(Stage.S6, "Modern Studies", "H AH"),
            Of(Stage.S6, "RMPS", "H"),
            Of(Stage.S6, "French", "H"),
            Of(Stage.S6, "Spanish", "H"),
            Of(Stage.S6, "Art & Design", "H AH"),
            Of(Stage.S6, "Music", "H"),
            Of(Stage.S6, "Photography", "NPA"),
            Of(Stage.S6, "Computing Science", "H"),
            Of(Stage.S6, "Graphic Communication", "H"),
            Of(Stage.S6, "Business Management", "H"),
            Of(Stage.S6, "Administration & IT", "N5"),
            Of(Stage.S6, "Physical Education", "H N5"),
            Of(Stage.S6, "Practical Cookery", "N5"),
        ];

    private static Offer Of(Stage stage, string subject, string levels) =>
        new(stage, subject, levels.Split(' '));
}
