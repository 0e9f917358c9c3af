namespace Edict.Tests.Mutated;

/// <summary>What can be said of a file, or of a piece of it, by the specification alone.</summary>
public enum Verdict
{
    /// <summary>The specification leaves it open, or it takes more than a naive reader to tell.</summary>
    CannotSay,
    Fine,
    Faulty,
}

/// <summary>The verdict on a whole from verdicts on its pieces: one fault makes it faulty, whatever is in doubt.</summary>
public sealed class Opinion
{
    private bool faulty;
    private bool doubtful;

    public Verdict Whole =>
        faulty ? Verdict.Faulty
        : doubtful ? Verdict.CannotSay
        : Verdict.Fine;

    public void Hear(Verdict verdict)
    {
        faulty |= verdict == Verdict.Faulty;
        doubtful |= verdict == Verdict.CannotSay;
    }

    public void FaultyIf(bool holds) => faulty |= holds;

    public void DoubtfulIf(bool holds) => doubtful |= holds;
}
