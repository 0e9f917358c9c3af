using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Edict.Protocol;

/// <summary>A place in a policy file that cannot be read: the key, what stands there, and what was expected.</summary>
public sealed record PolicyFault(string Key, string Value, string Expected);

/// <summary>What came of reading a policy: the policy, or every fault and no policy.</summary>
public sealed record PolicyReading(Policy? Policy, IReadOnlyList<PolicyFault> Faults);

/// <summary>The policy as the text that a school keeps and edits.</summary>
public static class PolicyJson
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a policy. A key left out keeps its default; an unknown key, a value out of range and levels that do not rise are faults.</summary>
    public static PolicyReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { AllowDuplicateProperties = false }
            );
            return new PolicyReader().Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } number ? $"line {number + 1}" : "the file";
            return new(
                null,
                [
                    new(
                        line,
                        fault.Message,
                        "one JSON object, each key once, as `edict policy` prints it"
                    ),
                ]
            );
        }
    }

    /// <summary>Writes a policy whole, every key of it, in the layout of the school's example.</summary>
    public static string Write(Policy policy)
    {
        var track = policy.Track;
        var faculties = policy.FacultiesForLevel;
        var by = policy.InterventionBy;
        var kept = policy.Retention;
        var text = new StringBuilder();
        text.Append("{\n");
        text.Append($"  \"version\": {policy.Version},\n");
        text.Append($"  \"seniorStages\": {List(policy.SeniorStages.Members())},\n");
        text.Append(
            $"  \"track\": {{ \"effort\": {List(track.Effort)}, \"behaviour\": {List(track.Behaviour)}, "
        );
        text.Append(
            $"\"homework\": {List(track.Homework)}, \"workingGradeFrom\": {track.WorkingGradeFrom}, "
        );
        text.Append(
            $"\"workingGradeWorst\": {track.WorkingGradeWorst}, \"deteriorationBy\": {track.DeteriorationBy} }},\n"
        );
        text.Append(
            $"  \"facultiesForLevel\": {{ \"1\": {faculties.One}, \"2\": {faculties.Two}, \"3\": {faculties.Three} }},\n"
        );
        text.Append(
            $"  \"interventionBy\": {{ \"1\": {Text(by.One.Word())}, \"2\": {Text(by.Two.Word())}, \"3\": {Text(by.Three.Word())} }},\n"
        );
        text.Append("  \"groups\": {\n    ");
        text.AppendJoin(",\n    ", GroupNames.Each.Select(group => Group(group, policy.Groups)));
        text.Append("\n  },\n");
        text.Append(
            $"  \"ragComments\": [{string.Join(", ", policy.RagComments.Select(Text))}],\n"
        );
        var rag = policy.Rag;
        text.Append(
            $"  \"rag\": {{ \"redRating\": {rag.RedRating}, \"redGradeFrom\": {rag.RedGradeFrom}, \"redReasons\": {rag.RedReasons}, "
        );
        text.Append(
            $"\"highlightReds\": {rag.HighlightReds}, \"highlightAmbers\": {rag.HighlightAmbers}, \"attendanceOnly\": {Word(rag.AttendanceOnly)} }},\n"
        );
        text.Append(
            $"  \"groupsList\": {{ \"teachersSee\": {Word(policy.GroupsList.TeachersSee)}, \"show\": {Word(policy.GroupsList.Show)} }},\n"
        );
        text.Append($"  \"publishedFolder\": {{ \"show\": {Word(policy.PublishedFolder)} }},\n");
        text.Append(
            $"  \"retention\": {{ \"pupilYears\": {kept.PupilYears}, \"importYears\": {kept.ImportYears}, \"auditYears\": {kept.AuditYears}, \"letterDays\": {kept.LetterDays}, \"uploadDays\": {kept.UploadDays} }}\n"
        );
        text.Append("}\n");
        return text.ToString();
    }

    /// <summary>A text value; empty for another kind of value, and for one that is no Unicode text.</summary>
    internal static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>The words by which a policy file names the values of a choice, in their order.</summary>
    internal static IEnumerable<string> WordsOf<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => name.ToLowerInvariant());

    private static string Word<T>(T value)
        where T : struct, Enum => Text(value.ToString().ToLowerInvariant());

    private static string Group(Groups group, GroupRules rules)
    {
        var on = (rules.On & group) != Groups.None ? "true" : "false";
        var values = group switch
        {
            Groups.Simd => $", \"deciles\": {List(rules.Deciles)}",
            Groups.Attendance => $", \"below\": {rules.AttendanceBelow}",
            Groups.Pathway3 => $", \"pathways\": {List(rules.Pathways)}",
            _ => "",
        };
        return $"{Text(group.Word())}: {{ \"on\": {on}{values} }}";
    }

    private static string List(NumberSet numbers) => $"[{string.Join(", ", numbers.Members())}]";

    private static string List(IEnumerable<Stage> stages) =>
        $"[{string.Join(", ", stages.Select(stage => Text(stage.ToString())))}]";

    private static string Text(string value) => JsonSerializer.Serialize(value, AsWritten);
}
