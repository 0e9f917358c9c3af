using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>The houses, and the registration classes that bear their initials.</summary>
internal static class House
{
    public const int RegistrationClassesAStage = 8;

    public static IReadOnlyList<string> Names { get; } =
    ["Bavelaw", "Clubbiedean", "Loganlea", "Torduff"];

    /// <summary>Two a house in S1 to S5, as 5B1; one in S6.</summary>
    public static IReadOnlyList<string> RegistrationClasses(Stage stage) =>
        [
            .. from house in Names
            from number in Enumerable.Range(1, stage == Stage.S6 ? 1 : 2)
            select $"{(int)stage}{house[0]}{number}",
        ];

    public static string Of(string registrationClass) =>
        Names.Single(house => house[0] == registrationClass[1]);
}
