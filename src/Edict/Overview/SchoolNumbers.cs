using Edict.Data;
using Edict.Judging;

namespace Edict.Overview;

/// <summary>What tells whether what is in memory of a school is still so, asked of the database in one go.</summary>
internal sealed record SchoolNumbers(SchoolRevision Revision, RagRevision Rags)
{
    /// <exception cref="InvalidOperationException">There is no such school.</exception>
    public static async Task<SchoolNumbers> OfAsync(EdictDb db, Guid school)
    {
        var numbers = await db.NumbersOfAsync(
            """
            SELECT "Revision", (SELECT COALESCE(SUM("Revision"), 0) FROM "Cycles" WHERE "SchoolId" = @school),
              "RagRevision", "RagsErased"
            FROM "Schools" WHERE "Id" = @school
            """,
            ("@school", school)
        );
        return new(new(numbers[0], numbers[1]), new(numbers[2], numbers[3]));
    }
}
