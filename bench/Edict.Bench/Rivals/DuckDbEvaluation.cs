using DuckDB.NET.Data;
using Edict.Bench.Files;

namespace Edict.Bench.Rivals;

/// <summary>The whole job by SQL in DuckDB: two cycles and the pupils in, the concerns out.</summary>
internal static class DuckDbEvaluation
{
    private const string TextCells =
        "SCN: 'VARCHAR', Stage: 'VARCHAR', Subject: 'VARCHAR', Level: 'VARCHAR', Faculty: 'VARCHAR'";

    private const string Marks =
        "Effort: 'UTINYINT', Behaviour: 'UTINYINT', Homework: 'UTINYINT', \"Working Grade\": 'TINYINT'";

    private const string Facts =
        "SCN: 'VARCHAR', \"SIMD Decile\": 'UTINYINT', \"Attendance %\": 'DECIMAL(7,4)', \"Care Experienced\": 'VARCHAR', "
        + "\"5@3\": 'VARCHAR', SEBN: 'VARCHAR', ASN: 'VARCHAR', Pathway: 'UTINYINT'";

    public static void Run(SessionFolder session, string concerns)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, "PRAGMA threads=2");
        Execute(connection, Sql(session, concerns));
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Sql(SessionFolder session, string concerns)
    {
        using var resource = new StreamReader(
            typeof(DuckDbEvaluation).Assembly.GetManifestResourceStream("Edict.Bench.evaluate.sql")!
        );
        var schools = NamesSchools(session);
        var school = schools ? "School: 'VARCHAR', " : "";
        return resource
            .ReadToEnd()
            .Replace("{earlier}", Quoted(session.Earlier), StringComparison.Ordinal)
            .Replace("{current}", Quoted(session.Current), StringComparison.Ordinal)
            .Replace("{pupils}", Quoted(session.Pupils), StringComparison.Ordinal)
            .Replace("{concerns}", Quoted(concerns), StringComparison.Ordinal)
            .Replace("{types}", $"{{{school}{TextCells}, {Marks}}}", StringComparison.Ordinal)
            .Replace("{facts}", $"{{{school}{Facts}}}", StringComparison.Ordinal)
            .Replace("{school}", schools ? "School" : "''", StringComparison.Ordinal);
    }

    private static bool NamesSchools(SessionFolder session) =>
        File.ReadLines(session.Current).First().StartsWith("School,", StringComparison.Ordinal);

    private static string Quoted(string path) =>
        $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";
}
