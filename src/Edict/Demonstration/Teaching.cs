using Edict.People;
using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Gives each class to the teacher of its subject who has the fewest, and knows who taught it on a day.</summary>
internal sealed class Teaching
{
    private static readonly DateOnly SupplyBegins = new(2027, 1, 6);

    /// <summary>Job shares: a second teacher of the class.</summary>
    private static readonly Dictionary<string, string> Shares = new(StringComparer.Ordinal)
    {
        ["4EN2"] = "teacher-english-2",
        ["5MA3"] = "teacher-mathematics-1",
        ["2SC4"] = "teacher-science-4",
    };

    private readonly Dictionary<string, int> load = Staffroom.All.ToDictionary(
        colleague => colleague.Key,
        colleague => colleague.Relief,
        StringComparer.Ordinal
    );

    private readonly List<(string Class, string Key, Appointment Held)> held = [];

    public Teaching()
    {
        foreach (var offer in Timetable.Offers)
        {
            for (var section = 0; section < offer.Levels.Count; section++)
            {
                GiveOut(offer, section);
            }
        }
    }

    public IReadOnlyList<SchoolClass> Classes =>
        [
            .. from offer in Timetable.Offers
            from section in Enumerable.Range(0, offer.Levels.Count)
            let name = offer.ClassName(section)
            select new SchoolClass(
                name,
                offer.Subject,
                offer.Levels[section],
                offer.Stage,
                TeachersOn(name, SessionCalendar.Today)
            ),
        ];

    public IEnumerable<Appointment> Of(string key) =>
        held.Where(held => held.Key == key).Select(held => held.Held);

    public IReadOnlyList<string> TeachersOn(string name, DateOnly day) =>
        [.. held.Where(h => h.Class == name && h.Held.HeldOn(day)).Select(h => h.Key)];

    private void GiveOut(Offer offer, int section)
    {
        var name = offer.ClassName(section);
        var faculty = Curriculum.Subject(offer.Subject).Faculty;
        var teacher = Staffroom
            .All.Where(c => c.Subjects.Contains(offer.Subject))
            .MinBy(c => load[c.Key])!;
        load[teacher.Key]++;
        if (teacher.Key == StaffKeys.CurriculumLeaderLanguages)
        {
            Hold(name, teacher.Key, faculty, SessionCalendar.FirstDay, SessionCalendar.Christmas);
            Hold(name, StaffKeys.SupplyInLanguages, faculty, SupplyBegins, null);
            return;
        }

        Hold(name, teacher.Key, faculty, SessionCalendar.FirstDay, null);
        if (Shares.TryGetValue(name, out var second) && second != teacher.Key)
        {
            Hold(name, second, faculty, SessionCalendar.FirstDay, null);
        }
    }

    private void Hold(string name, string key, string faculty, DateOnly from, DateOnly? to) =>
        held.Add((name, key, new(Post.Teacher, faculty, null, StageSet.None, name, from, to)));
}
