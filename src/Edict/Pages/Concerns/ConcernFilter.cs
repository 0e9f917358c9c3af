namespace Edict.Pages.Concerns;

/// <summary>Which pupils to show, as the address says it. A part left out, or empty, lets everything through.</summary>
public sealed record ConcernFilter
{
    /// <summary>A cycle's id; without it, each stage's latest closed cycle.</summary>
    public Guid? Cycle { get; set; }

    public string? Stage { get; set; }

    /// <summary>A faculty's name: a course of it is tracked, or what else is asked for holds in it.</summary>
    public string? Faculty { get; set; }

    public string? House { get; set; }

    /// <summary>A registration class, or a class in which the pupil is reported on.</summary>
    public string? Class { get; set; }

    /// <summary>A vulnerable group's name, <c>any</c> or <c>none</c>.</summary>
    public string? Group { get; set; }

    public int? Level { get; set; }

    /// <summary>A reason's or a lane's word.</summary>
    public string? Reason { get; set; }

    /// <summary>A standing's word; without one, the concerns and those that are resolved.</summary>
    public string? Status { get; set; }

    /// <summary><c>me</c>: the reader holds the post that leads; <c>others</c>: they do not.</summary>
    public string? Lead { get; set; }

    /// <summary>A rating's or a group's word: nobody can tell it of the pupil.</summary>
    public string? Unknown { get; set; }

    /// <summary><c>highlighted</c>: the faculties' RAGs highlight the pupil, a concern or not.</summary>
    public string? Rag { get; set; }

    /// <summary><c>any</c>: the pupil is reported on, by the faculty where one is chosen, a concern or not.</summary>
    public string? Report { get; set; }

    /// <summary>What is chosen of the place alone: cycle, stage, faculty, house and class.</summary>
    public ConcernFilter OfPlace() =>
        new()
        {
            Cycle = Cycle,
            Stage = Stage,
            Faculty = Faculty,
            House = House,
            Class = Class,
        };

    /// <summary>Whether anything but the cycle is narrowed.</summary>
    public bool IsNarrowed => AsQuery().Any(part => part.Key != "cycle");

    /// <summary>What is chosen beside the cycle, as paper must say it; empty for nothing.</summary>
    public string Words =>
        string.Join(
            ", ",
            AsQuery().Where(part => part.Key != "cycle").Select(part => Said(part.Key, part.Value))
        );

    /// <summary>
    /// A list as the audit log names it: the cycle by its id, what was chosen, how many pupils. Words that find nobody may be any, such as
    /// a name, and are left out.
    /// </summary>
    public string About(string list, int pupils)
    {
        var cycle = Cycle is { } id ? $"cycle {id}" : "now";
        var chosen = pupils > 0 && Words.Length > 0 ? $" ({Words})" : "";
        return $"{list} of {cycle}{chosen}: {(pupils == 1 ? "1 pupil" : $"{pupils} pupils")}";
    }

    private static string Said(string key, string value) =>
        key switch
        {
            "stage" or "status" => value,
            "lead" => value == "me" ? "led by the reader" : "led by others",
            "unknown" => $"{value} not known",
            "reason" => $"reason {FilterForm.ReasonInWords(value)}",
            "report" => "reported on",
            "rag" => "highlighted by the faculties' RAGs",
            "group" when value == "any" => "in a vulnerable group",
            "group" when value == "none" => "in no vulnerable group",
            _ => $"{key} {value}",
        };

    /// <summary>The filter as a query, for the links behind the page.</summary>
    public Dictionary<string, string> AsQuery()
    {
        var parts = new (string Key, string? Value)[]
        {
            ("cycle", Cycle?.ToString()),
            ("stage", Stage),
            ("faculty", Faculty),
            ("house", House),
            ("class", Class),
            ("group", Group),
            ("level", Level?.ToString()),
            ("reason", Reason),
            ("status", Status),
            ("lead", Lead),
            ("unknown", Unknown),
            ("rag", Rag),
            ("report", Report),
        };
        return parts
            .Where(part => !string.IsNullOrWhiteSpace(part.Value))
            .ToDictionary(part => part.Key, part => part.Value!);
    }

    /// <summary>The address of a page or a file of it with this filter.</summary>
    public string AddressAt(string path) =>
        $"{path}{QueryString.Create(AsQuery().Select(part => KeyValuePair.Create(part.Key, (string?)part.Value)))}";
}
