using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Edict.Data;

/// <summary>What a database refuses, in words. No message holds a password.</summary>
public static class DatabaseFault
{
    private const string Meanwhile =
        "somebody else changed the same thing at the same time; nothing was kept, try again";

    private const string NoRoom =
        "the disk of the school's database is full; nothing was kept: make room and try again";

    /// <summary>Whether a commit whose answer is lost was done is not known.</summary>
    private const string Either =
        "what was being done is there whole or not at all: look, and try again";

    private const string Cut = $"the connection to the database was cut; {Either}";

    private const string Waited =
        "somebody else has been writing to the school's database for too long; nothing was kept, try again";

    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteForeignKey = 787;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;

    /// <summary>Null for a fault that is no database's.</summary>
    public static string? InWords(Exception fault) =>
        fault switch
        {
            PostgresException refused => Of(refused),
            NpgsqlException unreachable => Reached(unreachable),
            SqliteException
            {
                SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey or SqliteForeignKey
            } => Meanwhile,
            SqliteException { SqliteErrorCode: SqliteFull } => NoRoom,
            SqliteException { SqliteErrorCode: SqliteBusy } => Waited,
            SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen } closed =>
                $"the school's database cannot be used: {closed.Message.TrimEnd('.')}; expected a file and a folder that this account may read and write",
            SqliteException refused => $"the school's database cannot be used: {refused.Message}",
            DbUpdateConcurrencyException => Meanwhile,
            { InnerException: { } inner } => InWords(inner),
            _ => null,
        };

    /// <summary>What somebody is told whose act met another's: it can be done again. Null for any other fault.</summary>
    public static string? OfTwoAtOnce(Exception fault) =>
        InWords(fault) is (Meanwhile or Waited) and var words ? words : null;

    /// <summary>Whether a row was refused because one with its key is there already.</summary>
    public static bool IsThereAlready(Exception fault) =>
        fault
            is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                or SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey };

    /// <summary>Whether a row was refused because what it points at is not there.</summary>
    public static bool PointsAtNothing(Exception fault) =>
        fault
            is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation }
                or SqliteException { SqliteExtendedErrorCode: SqliteForeignKey };

    private static string Of(PostgresException refused) =>
        refused.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected => Meanwhile,
            PostgresErrorCodes.DiskFull => NoRoom,
            PostgresErrorCodes.LockNotAvailable => Waited,
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => Cut,
            PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification => Unusable(
                refused,
                "check the user and the password"
            ),
            PostgresErrorCodes.InvalidCatalogName => Unusable(refused, "create it first"),
            PostgresErrorCodes.InsufficientPrivilege => Unusable(
                refused,
                "its owner grants what is missing by: edict migrate"
            ),
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => Unusable(
                refused,
                "its owner runs: edict migrate"
            ),
            _ => Unusable(refused, null),
        };

    private static string Unusable(PostgresException refused, string? advice) =>
        $"the database cannot be used: {refused.MessageText}{(advice is null ? "" : $"; {advice}")}";

    private static string Reached(NpgsqlException unreachable) =>
        unreachable.InnerException switch
        {
            TimeoutException => $"the database did not answer in time; {Either}",
            IOException => Cut,
            { } why => $"the database cannot be reached: {unreachable.Message}: {why.Message}",
            null => $"the database cannot be reached: {unreachable.Message}",
        };
}
