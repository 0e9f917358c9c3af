using System.Security.Cryptography;
using System.Text;

namespace Edict.SigningIn;

/// <summary>
/// The code that whoever runs the program reads on its console, and by which they make the first administrator. It
/// works once, and ends with the program or after some wrong ones.
/// </summary>
public sealed class FirstRunCode
{
    private const int MostWrong = 10;

    // Without those that are taken for one another.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly Lock turn = new();
    private string? code;
    private int wrong;

    /// <summary>Whether somebody may come with a code.</summary>
    public bool IsAwaited => code is not null;

    /// <returns>The code, to be printed.</returns>
    public string Make()
    {
        var made = RandomNumberGenerator.GetString(Letters, 15);
        code = $"{made[..5]}-{made[5..10]}-{made[10..]}";
        return code;
    }

    /// <summary>Uses the code up. Each wrong one is counted.</summary>
    /// <returns>Whether it was the code.</returns>
    public bool Use(string given)
    {
        lock (turn)
        {
            if (code is null)
            {
                return false;
            }

            var same = CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(given.Trim().ToUpperInvariant()),
                Encoding.UTF8.GetBytes(code)
            );
            wrong += same ? 0 : 1;
            code = same || wrong >= MostWrong ? null : code;
            return same;
        }
    }
}
