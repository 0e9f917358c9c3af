namespace Edict.Data;

/// <summary>A name as the protocol compares it: without case and outer white space.</summary>
public static class NameKey
{
    public static string Of(string name) => name.Trim().ToLowerInvariant();
}
