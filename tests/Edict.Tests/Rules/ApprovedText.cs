using System.Runtime.CompilerServices;

namespace Edict.Tests.Rules;

/// <summary>
/// Texts that were read and found right, beside the tests in <c>Approved</c>. Where a page says something else, the test
/// fails with both; <c>./dev approve</c> (<c>EDICT_APPROVE=1</c>) writes what the pages say now, to be read before it is
/// committed.
/// </summary>
internal static class ApprovedText
{
    private static readonly bool Approves =
        Environment.GetEnvironmentVariable("EDICT_APPROVE") == "1";

    public static async Task HoldsAsync(string name, string text)
    {
        var path = PathOf(name);
        var cancel = TestContext.Current.CancellationToken;
        if (Approves)
        {
            await File.WriteAllTextAsync(path, text, cancel);
        }

        var approved = File.Exists(path) ? await File.ReadAllTextAsync(path, cancel) : "";
        var differing = Differing(approved.Split('\n'), text.Split('\n'));
        Assert.True(
            approved == text,
            $"{name}: what is shown is another than what was approved; if it is right, ./dev approve\n{differing}\n--- approved\n{approved}\n--- shown\n{text}"
        );
    }

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    private static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Approved", name + ".txt");

    /// <summary>The lines that one of the two has and the other has not.</summary>
    private static string Differing(string[] approved, string[] shown) =>
        string.Join(
            '\n',
            approved
                .Except(shown, StringComparer.Ordinal)
                .Select(line => $"- {line}")
                .Concat(shown.Except(approved, StringComparer.Ordinal).Select(line => $"+ {line}"))
        );
}
