using System.Text.Json;

namespace Edict.Protocol;

/// <summary>Reads a policy from JSON, key by key over the defaults, and gathers every fault on the way.</summary>
internal sealed class PolicyReader
{
    private readonly List<PolicyFault> faults = [];

    public PolicyReading Read(JsonElement root)
    {
        var policy = Object(root, "", Policy.Default, Key);
        return faults.Count == 0 ? new(policy, []) : new(null, faults);
    }

    private Policy Key(Policy policy, string key, string at, JsonElement value) =>
        key switch
        {
            "version" => policy with
            {
                Version = Whole(value, at, 1, int.MaxValue, policy.Version),
            },
            "seniorStages" => policy with { SeniorStages = SeniorStages(value, at) },
            "track" => policy with { Track = Track(value, at) },
            "facultiesForLevel" => policy with { FacultiesForLevel = FacultiesForLevel(value, at) },
            "interventionBy" => policy with
            {
                InterventionBy = Object(value, at, policy.InterventionBy, Intervention),
            },
            "groups" => policy with { Groups = Object(value, at, policy.Groups, Group) },
            "ragComments" => policy with { RagComments = RagComments(value, at) },
            "rag" => policy with { Rag = Object(value, at, policy.Rag, RagPart) },
            "groupsList" => policy with
            {
                GroupsList = Object(value, at, policy.GroupsList, GroupsList),
            },
            "publishedFolder" => policy with
            {
                PublishedFolder = Object(value, at, policy.PublishedFolder, PublishedFolder),
            },
            "retention" => policy with { Retention = Retention(value, at) },
            _ => Unknown(policy, at),
        };

    private StageSet SeniorStages(JsonElement value, string at) =>
        Stages.Of(Items(value, at, "a list of S1 to S6", Stage.None, item => SeniorStage(item)));

    private static Stage SeniorStage(JsonElement item) =>
        PolicyJson.TextOf(item) is { Length: 2 } text ? Stages.Read(text) : Stage.None;

    private TrackedMarks Track(JsonElement value, string at)
    {
        var track = Object(value, at, Policy.Default.Track, Track);
        if (track.WorkingGradeFrom > track.WorkingGradeWorst)
        {
            Fault(
                $"{at}.workingGradeFrom",
                track.WorkingGradeFrom.ToString(),
                $"at most workingGradeWorst, which is {track.WorkingGradeWorst}"
            );
        }

        return track;
    }

    private TrackedMarks Track(TrackedMarks track, string key, string at, JsonElement value) =>
        key switch
        {
            "effort" => track with { Effort = Numbers(value, at, 4) },
            "behaviour" => track with { Behaviour = Numbers(value, at, 4) },
            "homework" => track with { Homework = Numbers(value, at, 4) },
            "workingGradeFrom" => track with
            {
                WorkingGradeFrom = Grade(value, at, track.WorkingGradeFrom),
            },
            "workingGradeWorst" => track with
            {
                WorkingGradeWorst = Grade(value, at, track.WorkingGradeWorst),
            },
            "deteriorationBy" => track with
            {
                DeteriorationBy = Grade(value, at, track.DeteriorationBy),
            },
            _ => Unknown(track, at),
        };

    private byte Grade(JsonElement value, string at, byte otherwise) =>
        (byte)Whole(value, at, 1, 9, otherwise);

    private FacultiesForLevel FacultiesForLevel(JsonElement value, string at)
    {
        var levels = Object(value, at, Policy.Default.FacultiesForLevel, Faculties);
        if (levels.One >= levels.Two || levels.Two >= levels.Three)
        {
            Fault(
                at,
                $"{levels.One}, {levels.Two}, {levels.Three}",
                "numbers that rise from level 1 to level 3"
            );
        }

        return levels;
    }

    private FacultiesForLevel Faculties(
        FacultiesForLevel levels,
        string key,
        string at,
        JsonElement value
    ) =>
        key switch
        {
            "1" => levels with { One = Whole(value, at, 1, 99, levels.One) },
            "2" => levels with { Two = Whole(value, at, 1, 99, levels.Two) },
            "3" => levels with { Three = Whole(value, at, 1, 99, levels.Three) },
            _ => Unknown(levels, at),
        };

    private InterventionBy Intervention(
        InterventionBy by,
        string key,
        string at,
        JsonElement value
    ) =>
        key switch
        {
            "1" => by with { One = Post(value, at, by.One) },
            "2" => by with { Two = Post(value, at, by.Two) },
            "3" => by with { Three = Post(value, at, by.Three) },
            _ => Unknown(by, at),
        };

    private Lead Post(JsonElement value, string at, Lead otherwise)
    {
        var word = PolicyJson.TextOf(value);
        var lead = LeadNames.Each.FirstOrDefault(lead => lead.Word() == word);
        return Enum.IsDefined(lead)
            ? lead
            : Fault(at, value.GetRawText(), "\"CL\", \"PSL\" or \"Year Head\"", otherwise);
    }

    private GroupRules Group(GroupRules rules, string key, string at, JsonElement value)
    {
        var group = GroupNames.Each.FirstOrDefault(group => group.Word() == key);
        return group == Groups.None
            ? Unknown(rules, at)
            : Object(
                value,
                at,
                rules,
                (kept, part, place, given) => GroupPart(group, kept, part, place, given)
            );
    }

    private GroupRules GroupPart(
        Groups group,
        GroupRules rules,
        string key,
        string at,
        JsonElement value
    ) =>
        (group, key) switch
        {
            (_, "on") => rules with { On = On(value, at) ? rules.On | group : rules.On & ~group },
            (Groups.Simd, "deciles") => rules with { Deciles = Numbers(value, at, 10) },
            (Groups.Attendance, "below") => rules with
            {
                AttendanceBelow = Percent(value, at, rules.AttendanceBelow),
            },
            (Groups.Pathway3, "pathways") => rules with { Pathways = Numbers(value, at, 4) },
            _ => Unknown(rules, at),
        };

    private bool On(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Fault(at, value.GetRawText(), "true or false", false);

    private decimal Percent(JsonElement value, string at, decimal otherwise) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var percent)
        && percent is >= 0 and <= 100
            ? percent
            : Fault(at, value.GetRawText(), "a number from 0 to 100", otherwise);

    private List<string> RagComments(JsonElement value, string at)
    {
        const string Expected = "a list of at least one comment, each a different text";
        var comments = Items(value, at, Expected, "", item => PolicyJson.TextOf(item).Trim());
        return
            comments.Count > 0
            && comments.Distinct(StringComparer.OrdinalIgnoreCase).Count() == comments.Count
            ? comments
            : Fault(at, value.GetRawText(), Expected, comments);
    }

    private RagRules RagPart(RagRules rules, string key, string at, JsonElement value) =>
        key switch
        {
            "redRating" => rules with { RedRating = (byte)Whole(value, at, 1, 4, rules.RedRating) },
            "redGradeFrom" => rules with { RedGradeFrom = Grade(value, at, rules.RedGradeFrom) },
            "redReasons" => rules with { RedReasons = Whole(value, at, 1, 99, rules.RedReasons) },
            "highlightReds" => rules with
            {
                HighlightReds = Whole(value, at, 1, 99, rules.HighlightReds),
            },
            "highlightAmbers" => rules with
            {
                HighlightAmbers = Whole(value, at, 1, 99, rules.HighlightAmbers),
            },
            "attendanceOnly" => rules with
            {
                AttendanceOnly = Chosen(value, at, rules.AttendanceOnly),
            },
            _ => Unknown(rules, at),
        };

    private GroupsListRules GroupsList(
        GroupsListRules rules,
        string key,
        string at,
        JsonElement value
    ) =>
        key switch
        {
            "teachersSee" => rules with { TeachersSee = Chosen(value, at, rules.TeachersSee) },
            "show" => rules with { Show = Chosen(value, at, rules.Show) },
            _ => Unknown(rules, at),
        };

    private GroupsShown PublishedFolder(
        GroupsShown shown,
        string key,
        string at,
        JsonElement value
    ) => key == "show" ? Chosen(value, at, shown) : Unknown(shown, at);

    private Retention Retention(JsonElement value, string at)
    {
        var kept = Object(value, at, Policy.Default.Retention, Retention);
        if (kept.ImportYears > kept.PupilYears)
        {
            Fault(
                $"{at}.importYears",
                kept.ImportYears.ToString(),
                $"at most pupilYears, which is {kept.PupilYears}"
            );
        }

        return kept;
    }

    private Retention Retention(Retention kept, string key, string at, JsonElement value) =>
        key switch
        {
            "pupilYears" => kept with { PupilYears = Years(value, at, kept.PupilYears) },
            "importYears" => kept with { ImportYears = Years(value, at, kept.ImportYears) },
            "auditYears" => kept with { AuditYears = Years(value, at, kept.AuditYears) },
            "letterDays" => kept with { LetterDays = Days(value, at, kept.LetterDays) },
            "uploadDays" => kept with { UploadDays = Days(value, at, kept.UploadDays) },
            _ => Unknown(kept, at),
        };

    private int Years(JsonElement value, string at, int otherwise) =>
        Whole(value, at, 1, 99, otherwise);

    private int Days(JsonElement value, string at, int otherwise) =>
        Whole(value, at, 1, 9999, otherwise);

    private T Chosen<T>(JsonElement value, string at, T otherwise)
        where T : struct, Enum
    {
        var words = PolicyJson.WordsOf<T>().ToList();
        var chosen = words.IndexOf(PolicyJson.TextOf(value));
        return chosen >= 0
            ? Enum.GetValues<T>()[chosen]
            : Fault(
                at,
                value.GetRawText(),
                string.Join(" or ", words.Select(word => $"\"{word}\"")),
                otherwise
            );
    }

    private NumberSet Numbers(JsonElement value, string at, int most) =>
        NumberSet.Of([
            .. Items(
                value,
                at,
                $"a list of whole numbers from 1 to {most}",
                0,
                item =>
                    item.ValueKind == JsonValueKind.Number
                    && item.TryGetInt32(out var number)
                    && number <= most
                        ? Math.Max(number, 0)
                        : 0
            ),
        ]);

    /// <summary>Reads a list; an item read as <paramref name="none"/> is a fault and left out.</summary>
    private List<T> Items<T>(
        JsonElement value,
        string at,
        string expected,
        T none,
        Func<JsonElement, T> read
    )
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return Fault(at, value.GetRawText(), expected, new List<T>());
        }

        var items = new List<T>();
        foreach (var item in value.EnumerateArray())
        {
            if (EqualityComparer<T>.Default.Equals(read(item), none))
            {
                Fault(at, item.GetRawText(), expected);
            }
            else
            {
                items.Add(read(item));
            }
        }

        return items;
    }

    private int Whole(JsonElement value, string at, int least, int most, int otherwise) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
        && number >= least
        && number <= most
            ? number
            : Fault(
                at,
                value.GetRawText(),
                most == int.MaxValue
                    ? $"a whole number from {least}"
                    : $"a whole number from {least} to {most}",
                otherwise
            );

    private T Object<T>(
        JsonElement value,
        string at,
        T defaults,
        Func<T, string, string, JsonElement, T> read
    )
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Fault(
                at.Length == 0 ? "the file" : at,
                value.GetRawText(),
                "an object in braces",
                defaults
            );
        }

        var result = defaults;
        foreach (var property in value.EnumerateObject())
        {
            var place = at.Length == 0 ? property.Name : $"{at}.{property.Name}";
            result = read(result, property.Name, place, property.Value);
        }

        return result;
    }

    private T Unknown<T>(T kept, string at) =>
        Fault(at, "", "a key that `edict policy` prints; this one is unknown", kept);

    private T Fault<T>(string at, string value, string expected, T otherwise)
    {
        Fault(at, value, expected);
        return otherwise;
    }

    private void Fault(string at, string value, string expected) =>
        faults.Add(new(at, value.Trim('"'), expected));
}
