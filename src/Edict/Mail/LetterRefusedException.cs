namespace Edict.Mail;

/// <summary>A letter was to go to somebody who may not be written to. The message says to whom and why.</summary>
public sealed class LetterRefusedException(IEnumerable<Recipient> refused)
    : Exception(string.Join(" ", refused.Select(one => $"{one.Name}: {one.Refused}.")));
