using Edict.Auditing;
using Edict.Data;

namespace Edict.Importing;

/// <summary>The lines of the audit log that an import leaves, and the values that lie apart from them.</summary>
internal static class ImportAudit
{
    /// <summary>The word of a line on a cell that was put right before its import.</summary>
    public const string Correction = "correction";

    /// <summary>What such a line, and others of an import, say it is about first of all.</summary>
    public static string Named(Guid importId) => $"import {importId} of ";

    public static async Task WriteAsync(
        EdictDb db,
        ImportPlan plan,
        Import import,
        IEnumerable<ImportChange> changes
    )
    {
        List<AuditValues> values =
        [
            new()
            {
                SchoolId = import.SchoolId,
                EntryId = Guid.CreateVersion7(),
                ImportId = import.Id,
                After = AuditChain.HashOf(changes),
            },
            .. plan.Asked.Said.Corrections.Select(cell => new AuditValues
            {
                SchoolId = import.SchoolId,
                EntryId = Guid.CreateVersion7(),
                Before = cell.Was,
                After = cell.Value,
            }),
        ];
        await db.InsertAsync([
            Line(import, "import", plan.Counts.ToString(), values[0]),
            .. plan.Merged.Select(merged => Line(import, "merge", merged.About)),
            .. plan
                .Asked.Said.Corrections.Zip(values.Skip(1))
                .Select(cell =>
                    Line(
                        import,
                        Correction,
                        $"line {cell.First.Line}, {FieldNames.Of(cell.First.Field)[0]}",
                        cell.Second
                    )
                ),
        ]);
        await db.InsertAsync(values);
    }

    private static AuditEntry Line(
        Import import,
        string what,
        string about,
        AuditValues? values = null
    ) =>
        new()
        {
            Id = values?.EntryId ?? Guid.CreateVersion7(),
            SchoolId = import.SchoolId,
            At = import.At,
            StaffId = import.StaffId,
            What = what,
            About = $"{Named(import.Id)}{import.Kind.Word()}: {about}",
            ValuesHash = values?.Hash(),
        };
}
