using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>The sections of a subject that a stage is offered: the level of each, empty where levels mix.</summary>
internal sealed record Offer(Stage Stage, string Subject, IReadOnlyList<string> Levels)
{
    public string ClassName(int section) =>
        $"{(int)Stage}{Curriculum.Subject(Subject).Code}{section + 1}";

    /// <summary>The classes of one level, in order.</summary>
    public IEnumerable<string> ClassesAt(string level) =>
        Enumerable.Range(0, Levels.Count).Where(i => Levels[i] == level).Select(ClassName);

    /// <summary>Two teachers, each with a class of their own, report on every pupil.</summary>
    public bool IsTaughtTwice(string level) =>
        Stage == Stage.S6 && level == "AH" && Levels.Count(l => l == level) == 2;
}

/// <summary>What is offered to each stage.</summary>
internal static class Timetable
{
    public static IReadOnlyList<Offer> Offers { get; } =
    [
        .. BroadOffers.S1AndS2,
        .. BroadOffers.S3,
        .. SeniorOffers.S4,
        .. SeniorOffers.S5,
        .. SeniorOffers.S6,
    ];

    private static readonly Dictionary<(Stage, string), Offer> BySubject = Offers.ToDictionary(
        offer => (offer.Stage, offer.Subject)
    );

    public static Offer Offer(Stage stage, string subject) => BySubject[(stage, subject)];
}
