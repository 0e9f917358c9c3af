using System.Text.Json;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>The columns in which the reports of a source come, and go out again: those of its latest file that stands.</summary>
/// <param name="Source">As the office calls it; empty where nobody said.</param>
/// <param name="TakenInAt">When that file was taken in (UTC); null for Edict's own columns.</param>
public sealed record SourceColumns(
    string Source,
    DateTime? TakenInAt,
    IReadOnlyList<FileColumn> Columns
)
{
    /// <summary>Those of a file of reports, in the order in which they are described (formats.md).</summary>
    private static readonly Field[] Own =
    [
        Field.Scn,
        Field.Surname,
        Field.Forename,
        Field.Stage,
        Field.RegistrationClass,
        Field.House,
        Field.Subject,
        Field.Faculty,
        Field.Level,
        Field.Class,
        Field.Teacher,
        Field.Effort,
        Field.Behaviour,
        Field.Homework,
        Field.WorkingGrade,
        Field.School,
        Field.Session,
        Field.Cycle,
    ];

    /// <summary>The columns of each source that the school has, the latest first; Edict's own where it has none.</summary>
    public static async Task<IReadOnlyList<SourceColumns>> OfAsync(EdictDb db, Guid schoolId)
    {
        var files = await db
            .Imports.Where(import =>
                import.SchoolId == schoolId
                && import.Columns != null
                && !db.ImportUndos.Any(undo =>
                    undo.SchoolId == schoolId && undo.ImportId == import.Id
                )
            )
            .OrderByDescending(import => import.At)
            .ThenByDescending(import => import.Id)
            .Select(import => new
            {
                import.Source,
                import.At,
                import.Columns,
            })
            .ToListAsync();
        return files.Count == 0
            ?
            [
                new(
                    "",
                    null,
                    [.. Own.Select(field => new FileColumn(FieldNames.Of(field)[0], field))]
                ),
            ]
            :
            [
                .. files
                    .DistinctBy(file => NameKey.Of(file.Source))
                    .Select(file => new SourceColumns(
                        file.Source,
                        file.At,
                        JsonSerializer.Deserialize<IReadOnlyList<FileColumn>>(file.Columns!)!
                    )),
            ];
    }

    /// <summary>Whether somebody means this source by a name, however it is spelled.</summary>
    public bool IsCalled(string name) => NameKey.Of(Source) == NameKey.Of(name);
}
