namespace Edict.Protocol;

/// <summary>A report's four marks; 0 is a blank.</summary>
/// <param name="Effort">1 to 4. So with behaviour and homework.</param>
/// <param name="WorkingGrade">1 to 9.</param>
public readonly record struct Marks(byte Effort, byte Behaviour, byte Homework, byte WorkingGrade)
{
    /// <summary>The mark that one reason is about: its rating, or the working grade.</summary>
    public byte Of(Reasons reason) =>
        reason switch
        {
            Reasons.Effort => Effort,
            Reasons.Behaviour => Behaviour,
            Reasons.Homework => Homework,
            _ => WorkingGrade,
        };
}
