namespace Edict.Mail;

/// <summary>What came of one try to deliver a letter.</summary>
/// <param name="Fault">Why it did not go, in words; null where it went.</param>
/// <param name="Next">What is to be done with the letter.</param>
public sealed record Delivery(AfterTry Next, string? Fault = null)
{
    public static readonly Delivery Taken = new(AfterTry.Done);
}

public enum AfterTry : byte
{
    /// <summary>The server took it.</summary>
    Done,

    /// <summary>This letter is tried again; others are not concerned.</summary>
    Later,

    /// <summary>It is the server or the settings that fail, so other letters need not be tried just now.</summary>
    LaterWithAll,

    /// <summary>The server refused it for good.</summary>
    Never,
}

/// <summary>A way by which a letter leaves.</summary>
public interface ISender
{
    /// <summary>Tries once. Whatever goes wrong with the way is told in the answer.</summary>
    /// <exception cref="OperationCanceledException">The program ends.</exception>
    Task<Delivery> SendAsync(OutgoingLetter letter, CancellationToken cancelled);
}
