namespace Edict.Pages.SignIn;

/// <summary>How long to wait, in words.</summary>
public static class WaitWords
{
    public static string Of(TimeSpan wait) =>
        wait < TimeSpan.FromMinutes(1)
            ? "a minute"
            : $"{Math.Ceiling(wait.TotalMinutes):0} minutes";
}
