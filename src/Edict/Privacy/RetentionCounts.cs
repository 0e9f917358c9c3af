namespace Edict.Privacy;

/// <summary>How much goes, by kind, and nobody's name.</summary>
public sealed record RetentionCounts
{
    public int Pupils { get; init; }

    public int Enrolments { get; init; }

    public int Reports { get; init; }

    public int Facts { get; init; }

    /// <summary>What else names them, such as who is kept from them.</summary>
    public int Others { get; init; }

    /// <summary>Imports that can then not be undone any more.</summary>
    public int Imports { get; init; }

    public int Changes { get; init; }

    public int AuditValues { get; init; }

    public int Letters { get; init; }

    public int Uploads { get; init; }

    public bool IsNothing => this == new RetentionCounts();

    /// <summary>A line a kind.</summary>
    public IEnumerable<string> Lines =>
        [
            $"pupils who left: {Pupils}, with {Counted.Of(Reports, "report")}, {Counted.Of(Facts, "fact")}, {Counted.Of(Enrolments, "enrolment")} and {Counted.Of(Others, "other row")}",
            $"what imports changed: {Counted.Of(Changes, "row")} of {Counted.Of(Imports, "import")}",
            $"values in the audit log: {AuditValues}",
            $"texts of letters: {Letters}",
            $"uploads that were not taken in: {Uploads}",
        ];
}
