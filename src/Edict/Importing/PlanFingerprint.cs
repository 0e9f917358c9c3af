using System.Security.Cryptography;
using System.Text;
using Edict.Data;

namespace Edict.Importing;

/// <summary>
/// What a plan would do, as one short text: two plans that would do the same have the same, though each numbers its new rows
/// anew and each has its own instant.
/// </summary>
internal static class PlanFingerprint
{
    public static string Of(EdictDb db, ImportPlan plan)
    {
        var rows = plan.Tables.SelectMany(table => table.Rows(db)).ToList();
        var made = new Dictionary<object, string>();
        foreach (var row in rows.Where(row => row.Before is null))
        {
            if (row.Entity.FindProperty("Id")?.PropertyInfo?.GetValue(row.Row) is Guid id)
            {
                made.Add(id, $"new {made.Count}");
            }
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            Append(row.Entity.ClrType.Name);
            Append(RowJson.Write(row.Entity.FindPrimaryKey()!.Properties, row.Row, Shown));
            Append(row.Before is null ? "" : RowJson.Write(row.Fields, row.Before, Shown));
            Append(row.After is null ? "" : RowJson.Write(row.Fields, row.After, Shown));
        }

        Append(plan.Counts.ToString());
        foreach (var said in SaidOf(plan))
        {
            Append(said);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // An instant that the plan sets is its own; a plan changes no other.
        object? Shown(object? value) =>
            value switch
            {
                DateTime => "an instant",
                Guid id when made.TryGetValue(id, out var number) => number,
                _ => value,
            };

        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }

    private static IEnumerable<string> SaidOf(ImportPlan plan) =>
        plan
            .Refused.Select(row => row.ToString())
            .Concat(plan.Kept.Select(row => row.ToString()))
            .Concat(plan.Missing.Select(row => row.Id.ToString()))
            .Concat(plan.Merged.Select(row => row.ToString()))
            .Concat(plan.Unusual);
}
