namespace Edict.Commands;

/// <summary>What the command line answers to the program that called it.</summary>
public static class ExitStatus
{
    public const int Done = 0;

    /// <summary>The input or the data have faults; they are on standard error and nothing was written.</summary>
    public const int Faults = 1;

    public const int WrongArguments = 2;
}
