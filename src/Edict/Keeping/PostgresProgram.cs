using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Edict.Keeping;

/// <summary>Runs a program of PostgreSQL's against a database. The password is in its environment: a command line is seen by everybody.</summary>
internal static class PostgresProgram
{
    /// <exception cref="InvalidDataException">The program is not there, or says that it failed.</exception>
    public static async Task RunAsync(
        string program,
        string connection,
        params IReadOnlyList<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Environment(new(connection)))
        {
            start.Environment[name] = value;
        }

        using var run = Start(start);
        var said = run.StandardError.ReadToEndAsync();
        await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
        {
            throw new InvalidDataException($"{program} failed: {(await said).Trim()}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new InvalidDataException(
                $"{start.FileName} cannot be run ({fault.Message}); it comes with PostgreSQL's client programs, on Debian: apt-get install postgresql-client",
                fault
            );
        }
    }

    private static IEnumerable<(string Name, string Value)> Environment(
        NpgsqlConnectionStringBuilder settings
    )
    {
        yield return ("PGHOST", settings.Host!);
        yield return ("PGPORT", settings.Port.ToString());
        yield return ("PGDATABASE", settings.Database ?? settings.Username ?? "");
        yield return ("PGUSER", settings.Username ?? "");
        yield return ("PGPASSWORD", settings.Password ?? "");
        yield return (
            "PGSSLMODE",
            settings.SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            }
        );
    }
}
