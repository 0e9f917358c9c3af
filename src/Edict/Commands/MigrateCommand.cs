using System.CommandLine;
using Edict.Data;

namespace Edict.Commands;

/// <summary>What <c>edict migrate</c> was asked.</summary>
/// <param name="Connection">As the owner of the database.</param>
/// <param name="Role">The role that the program serves as.</param>
public sealed record MigrateOptions(string? Connection, string Role);

/// <summary>The owner of a PostgreSQL database brings its tables up to date. A file in a folder needs no such verb.</summary>
public static class MigrateCommand
{
    public static Command Create()
    {
        var database = DataOptions.DatabaseOption();
        var role = new Option<string>("--role")
        {
            Description = "The role that the program serves as: it may read and write, no more.",
            DefaultValueFactory = _ => "edict_app",
        };
        var command = new Command(
            "migrate",
            "Brings a PostgreSQL database up to date with this program, as its owner.\n\nExample: edict migrate --database \"Host=localhost;Database=edict;Username=edict_owner\""
        )
        {
            database,
            role,
        };
        command.SetAction(
            (result, _) =>
                RunAsync(
                    new(DataOptions.Connection(result, database), result.GetRequiredValue(role)),
                    result.InvocationConfiguration
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(MigrateOptions options, InvocationConfiguration console)
    {
        if (options.Connection is not { } connection)
        {
            await console.Error.WriteLineAsync(
                $"Name the database by --database or {DataOptions.Variable}; the file of a data folder brings itself up to date."
            );
            return ExitStatus.WrongArguments;
        }

        if (await SchemaOwner.MigrateAsync(connection, options.Role) is not { } applied)
        {
            await console.Error.WriteLineAsync(
                $"error: --role: \"{options.Role}\": the server has no such role; make it with: CREATE ROLE {options.Role} LOGIN"
            );
            return ExitStatus.Faults;
        }

        var done = applied == 1 ? "1 migration applied" : $"{applied} migrations applied";
        await console.Output.WriteLineAsync($"{done}; {options.Role} may read and write the rows.");
        return ExitStatus.Done;
    }
}
