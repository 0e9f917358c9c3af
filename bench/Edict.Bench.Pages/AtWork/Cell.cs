namespace Edict.Bench.Pages.AtWork;

/// <summary>A cell of a page that saves itself: a mark of a class, or a faculty's RAG of a pupil.</summary>
/// <param name="Identity">What it is told by, as the page's script sends it.</param>
/// <param name="Choices">What can be put into it.</param>
internal sealed record Cell(IReadOnlyDictionary<string, object?> Identity, object[] Choices)
{
    /// <summary>What the server last said that it holds; null for a blank mark.</summary>
    public object? Saved { get; set; }

    /// <summary>Whether anything was ever called saved.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>What was sent and not answered; null for nothing.</summary>
    public object? Unanswered { get; set; }

    /// <summary>The cell as a change to something else than it holds.</summary>
    public Dictionary<string, object?> Changed(Random random)
    {
        var others = Choices.Where(choice => !choice.Equals(Saved)).ToList();
        return new(Identity)
        {
            ["was"] = Saved,
            ["now"] = Unanswered = others[random.Next(others.Count)],
        };
    }

    public void Settle()
    {
        Saved = Unanswered;
        Unanswered = null;
        IsSaved = true;
    }

    /// <summary>Whether a cell that was found later is as it was saved, or as was on its way when the server ended.</summary>
    public bool Allows(Cell found) =>
        Equals(found.Saved, Saved) || (Unanswered is not null && Equals(found.Saved, Unanswered));

    public bool IsOf(Cell other) =>
        Identity.All(part => Equals(other.Identity[part.Key], part.Value));
}
