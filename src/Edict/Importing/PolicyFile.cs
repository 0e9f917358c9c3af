using Edict.Protocol;

namespace Edict.Importing;

/// <summary>Reads the policy that a school keeps as a file.</summary>
public static class PolicyFile
{
    /// <summary>The policy of a file, or the defaults where none is named or it has faults, which are then said.</summary>
    public static Policy Read(string? path, Faults faults)
    {
        if (path is null)
        {
            return Policy.Default;
        }

        var file = Path.GetFileName(path);
        try
        {
            var (policy, wrong) = PolicyJson.Read(File.ReadAllText(path));
            foreach (var (key, value, expected) in wrong)
            {
                faults.Error(
                    new(
                        $"{file}, {key}",
                        null,
                        null,
                        value.Length == 0 ? null : value,
                        $"expected {expected}"
                    )
                );
            }

            return policy ?? Policy.Default;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Error(new(file, null, null, null, Unreadable.Reason(path, fault)));
            return Policy.Default;
        }
    }
}
