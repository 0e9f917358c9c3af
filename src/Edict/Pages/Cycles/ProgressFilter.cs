using Edict.Cycles;
using Edict.Protocol;

namespace Edict.Pages.Cycles;

/// <summary>Which classes of a cycle to list, as the address says it. A part left out lets everything through, a word that is unknown nothing.</summary>
public sealed record ProgressFilter
{
    public string? Stage { get; set; }

    /// <summary>A faculty's name.</summary>
    public string? Faculty { get; set; }

    /// <summary>How far a class is, by its word.</summary>
    public string? Progress { get; set; }

    /// <summary>What was chosen; empty for nothing.</summary>
    public string Words => string.Join(", ", Parts.Select(part => part.Value.Replace('-', ' ')));

    private IEnumerable<(string Key, string Value)> Parts =>
        new[] { ("stage", Stage), ("faculty", Faculty), ("progress", Progress) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2))
            .Select(part => (part.Item1, part.Item2!.Trim()));

    public bool Lets(ClassProgress row) =>
        Parts.All(part =>
            part.Key switch
            {
                "stage" => row.Due.Stages.Members().Any(stage => Same(part.Value, $"{stage}")),
                "faculty" => Same(part.Value, row.Due.Subject.Faculty),
                _ => Same(part.Value, row.Progress.Word()),
            }
        );

    /// <summary>As an address has it; empty for nothing.</summary>
    public string Query =>
        QueryString
            .Create(Parts.Select(part => KeyValuePair.Create(part.Key, (string?)part.Value)))
            .ToString();

    /// <summary>The address of these classes on the page of a cycle.</summary>
    public string AddressIn(Guid cycle) => $"/cycles/{cycle}{Query}#classes";

    private static bool Same(string wanted, string value) =>
        string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);
}
