using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Chooses a pupil's courses, their levels and classes.</summary>
internal sealed class CourseChoice(Dice dice)
{
    private readonly Dictionary<string, int> size = new(StringComparer.Ordinal);

    /// <returns>The offer, the level of this pupil's course, and the class.</returns>
    public IEnumerable<(Offer Offer, string Level, string Class)> For(
        Stage stage,
        string registrationClass,
        double ability
    ) =>
        stage switch
        {
            Stage.S1 or Stage.S2 => BroadCourses.Of(
                stage,
                registrationClass,
                Curricular(stage, ability)
            ),
            Stage.S3 => Columns().Select(s => InS3(Timetable.Offer(stage, s), ability)),
            _ => Senior(stage, ability),
        };

    private (Offer, string, string) InS3(Offer offer, double ability) =>
        (
            offer,
            BroadCourses.Level(offer.Subject, Curricular(Stage.S3, ability)),
            Smallest(offer, "")
        );

    private IEnumerable<string> Columns() =>
        BroadOffers.Columns.SelectMany(column =>
            Several(column.From, choice => choice.Classes, column.Choose).Select(c => c.Subject)
        );

    private IEnumerable<(Offer, string, string)> Senior(Stage stage, double ability)
    {
        var subjects = SeniorSubjects(stage, ability);
        return from offer in subjects
            let level = Level(offer, ability + 0.35 * dice.Normal())
            from name in offer.IsTaughtTwice(level)
                ? offer.ClassesAt(level)
                : [Smallest(offer, level)]
            select (offer, level, name);
    }

    /// <summary>English is taken in S4 and S5, some mathematics in S4; the rest is free.</summary>
    private IEnumerable<Offer> SeniorSubjects(Stage stage, double ability)
    {
        var mathematics =
            ability > (stage == Stage.S4 ? -0.2 : -0.5)
                ? "Mathematics"
                : "Applications of Mathematics";
        string[] fixedOnes = stage switch
        {
            Stage.S4 => ["English", mathematics],
            Stage.S5 => ["English"],
            _ => [],
        };
        var free = Timetable.Offers.Where(o =>
            o.Stage == stage && IsFree(o, fixedOnes, mathematics)
        );
        return fixedOnes
            .Select(subject => Timetable.Offer(stage, subject))
            .Concat(Several([.. free], offer => offer.Levels.Count, FreeChoices(stage)));
    }

    private static bool IsFree(Offer offer, string[] fixedOnes, string mathematics) =>
        !fixedOnes.Contains(offer.Subject)
        && (
            offer.Subject == mathematics
            || Curriculum.Subject(offer.Subject).Faculty != "Mathematics"
        )
        && (offer.Stage != Stage.S4 || offer.Subject != mathematics);

    private int FreeChoices(Stage stage) =>
        stage switch
        {
            Stage.S4 => dice.Weighted([3, 4, 5], n => n == 4 ? 6 : 1),
            Stage.S5 => 4,
            _ => dice.Weighted(
                [3, 4, 5],
                n =>
                    n == 4 ? 3
                    : n == 3 ? 2
                    : 1
            ),
        };

    private List<T> Several<T>(IReadOnlyList<T> from, Func<T, double> weight, int count)
    {
        var left = from.ToList();
        var chosen = new List<T>();
        while (chosen.Count < count && left.Count > 0)
        {
            chosen.Add(dice.Weighted(left, weight));
            left.Remove(chosen[^1]);
        }

        return chosen;
    }

    /// <summary>The highest level on offer that the pupil is up to, else the lowest.</summary>
    private static string Level(Offer offer, double ability) =>
        offer
            .Levels.OrderByDescending(level => Needed(level, offer.Stage))
            .FirstOrDefault(level => Needed(level, offer.Stage) <= ability)
        ?? offer.Levels[^1];

    private static double Needed(string level, Stage stage) =>
        level switch
        {
            "AH" => 1.1,
            "H" => stage == Stage.S6 ? -0.7 : -0.3,
            "N5" => -0.8,
            _ => -9,
        };

    /// <summary>The CfE level a pupil works at overall.</summary>
    private string Curricular(Stage stage, double ability) =>
        (ability + 0.3 * dice.Normal(), stage) switch
        {
            (< -0.9, Stage.S1 or Stage.S2) => "L2",
            (< -0.3, Stage.S3) => "L3",
            (_, Stage.S3) => "L4",
            _ => "L3",
        };

    private string Smallest(Offer offer, string level)
    {
        var name = offer.ClassesAt(level).MinBy(c => size.GetValueOrDefault(c))!;
        size[name] = size.GetValueOrDefault(name) + 1;
        return name;
    }
}
