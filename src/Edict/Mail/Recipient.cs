namespace Edict.Mail;

/// <summary>A member of staff as somebody to be written to: shown before anything leaves.</summary>
/// <param name="Posts">What they hold, in words; empty for nothing.</param>
/// <param name="Refused">Why no letter goes to them, in words; null where one may.</param>
public sealed record Recipient(
    Guid StaffId,
    string Name,
    string Posts,
    string Address,
    string? Refused
);
