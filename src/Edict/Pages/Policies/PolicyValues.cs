using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Edict.Protocol;

namespace Edict.Pages.Policies;

/// <summary>A value that differs between two policies, in words.</summary>
public sealed record PolicyChange(PolicyField Field, string Before, string After)
{
    public override string ToString() => $"{Field.Label}: {Before}, now {After}";
}

/// <summary>The values of a policy by their fields, as they are typed.</summary>
public sealed class PolicyValues
{
    private static readonly JsonSerializerOptions AsTyped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, IReadOnlyList<string>> typed;

    private PolicyValues(Func<PolicyField, IReadOnlyList<string>> typedIn) =>
        typed = PolicyFields.All.ToDictionary(field => field.Key, typedIn);

    public IReadOnlyList<string> this[PolicyField field] => typed[field.Key];

    public static PolicyValues Of(Policy policy)
    {
        var root = Json(policy);
        return new(field => Texts(At(root, field)));
    }

    /// <summary>What a form sends; an empty line is none.</summary>
    public static PolicyValues Of(IFormCollection form) =>
        new(field =>
            [
                .. form[field.Key]
                    .Select(text => (text ?? "").Trim())
                    .Where(text => text.Length > 0 || field.Typing == Typing.Number),
            ]
        );

    public string Words(PolicyField field) => field.Words(this[field]);

    /// <summary>The policy that these values make of another, or every fault of them.</summary>
    public PolicyReading Read(Policy policy)
    {
        var root = Json(policy);
        foreach (var field in PolicyFields.All)
        {
            var path = field.Key.Split('.');
            var parent = path[..^1].Aggregate(root, (node, name) => node[name]!);
            parent[path[^1]] = field.AsJson(this[field]);
        }

        return PolicyJson.Read(root.ToJsonString(AsTyped));
    }

    /// <summary>What somebody changed of one policy, laid over another that was kept meanwhile.</summary>
    /// <param name="shown">What they were shown.</param>
    /// <param name="now">What is kept now.</param>
    public PolicyValues Over(PolicyValues shown, PolicyValues now) =>
        new(field => Same(this, shown, field) ? now[field] : this[field]);

    /// <summary>What differs, in the fields' order.</summary>
    public static IReadOnlyList<PolicyChange> Between(PolicyValues before, PolicyValues after) =>
        [
            .. PolicyFields
                .All.Where(field => !Same(before, after, field))
                .Select(field => new PolicyChange(field, before.Words(field), after.Words(field))),
        ];

    /// <summary>As the policy's text holds them: <c>07</c> is 7.</summary>
    private static bool Same(PolicyValues one, PolicyValues other, PolicyField field) =>
        JsonNode.DeepEquals(field.AsJson(one[field]), field.AsJson(other[field]));

    private static JsonNode Json(Policy policy) => JsonNode.Parse(PolicyJson.Write(policy))!;

    private static JsonNode At(JsonNode root, PolicyField field) =>
        field.Key.Split('.').Aggregate(root, (node, name) => node[name]!);

    private static IReadOnlyList<string> Texts(JsonNode value) =>
        value is JsonArray items ? [.. items.Select(item => item!.ToString())] : [value.ToString()];
}
