using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Edict.Pages.Policies;

/// <summary>How a value of the policy is typed.</summary>
public enum Typing
{
    /// <summary>One number in a field.</summary>
    Number,

    /// <summary>Any of some boxes.</summary>
    Ticks,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Some texts, a field each.</summary>
    Lines,
}

/// <summary>A value that can be ticked or chosen, and what a person reads for it.</summary>
public sealed record PolicyOption(string Value, string Words);

/// <summary>One value of the policy, as people read and edit it.</summary>
/// <param name="Key">Its place in the policy's text, such as <c>track.effort</c>.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
public sealed record PolicyField(string Key, string Label, string Meaning, Typing Typing)
{
    /// <summary>For ticks and choices.</summary>
    public IReadOnlyList<PolicyOption> Options { get; init; } = [];

    /// <summary>For numbers.</summary>
    public int Least { get; init; }

    /// <summary>For numbers.</summary>
    public int Most { get; init; }

    /// <summary>What a number counts; empty for one that counts nothing.</summary>
    public string Unit { get; init; } = "";

    public string Id => TagBuilder.CreateSanitizedId(Key, "_");

    /// <summary>What may be typed, for the one who types it; empty where the page shows all there is.</summary>
    public string Range =>
        Typing switch
        {
            Typing.Number => $"{Least} to {WithUnit($"{Most}")}",
            Typing.Lines => "one in each line; an empty line is left out",
            _ => "",
        };

    /// <summary>Whether a fault of the reader is about this value.</summary>
    /// <param name="key">The value's own key, or that of several which do not fit together.</param>
    public bool IsAt(string key) =>
        Key == key || Key.StartsWith(key + ".", StringComparison.Ordinal);

    /// <summary>What was typed, as a person reads it.</summary>
    public string Words(IReadOnlyList<string> typed) =>
        typed.Count == 0 ? "none"
        : Typing == Typing.Lines ? string.Join("; ", typed)
        : WithUnit(string.Join(", ", typed.Select(WordsOf)));

    /// <summary>What was typed, as the policy's text holds it. What is none of its values is left to the reader to refuse.</summary>
    public JsonNode? AsJson(IReadOnlyList<string> typed) =>
        Typing switch
        {
            Typing.Ticks => new JsonArray([.. typed.Select(Value)]),
            Typing.Lines => new JsonArray([.. typed.Select(text => (JsonNode?)text)]),
            _ => Value(typed.Count > 0 ? typed[0] : ""),
        };

    private string WithUnit(string value) =>
        Unit.Length == 0 ? value
        : value == "1" ? $"1 {Unit.TrimEnd('s')}"
        : $"{value} {Unit}";

    private string WordsOf(string value) =>
        Options.FirstOrDefault(option => option.Value == value)?.Words ?? value;

    private static JsonNode? Value(string text) =>
        bool.TryParse(text, out var isOn) ? isOn
        : decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
        : text;
}
