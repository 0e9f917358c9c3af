using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>The common courses of a registration class in S1 and S2, which is taught together.</summary>
internal static class BroadCourses
{
    public static IEnumerable<(Offer Offer, string Level, string Class)> Of(
        Stage stage,
        string registrationClass,
        string level
    )
    {
        var number = Number(stage, registrationClass);
        var odd = number % 2 == 0;
        foreach (var subject in BroadOffers.Core)
        {
            yield return Course(subject, number);
        }

        foreach (var pair in BroadOffers.Pairs)
        {
            yield return Course(odd ? pair.Odd : pair.Even, number / 2);
        }

        (Offer, string, string) Course(string subject, int section)
        {
            var offer = Timetable.Offer(stage, subject);
            return (offer, Level(subject, level), offer.ClassName(section));
        }
    }

    /// <summary>Practical subjects report without a level.</summary>
    public static string Level(string subject, string level) =>
        Curriculum.Subject(subject).Practical ? "" : level;

    /// <summary>The place of a registration class in its stage, from 0.</summary>
    public static int Number(Stage stage, string registrationClass) =>
        House.RegistrationClasses(stage).ToList().IndexOf(registrationClass);
}
