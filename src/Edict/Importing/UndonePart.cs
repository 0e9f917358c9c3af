using System.Linq.Expressions;
using Edict.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Edict.Importing;

/// <summary>
/// What an undo does to one table: rows that the import added go, rows that it changed become what they were, rows that it
/// took away come back.
/// </summary>
internal abstract class UndonePart
{
    /// <summary>The kinds of row that an import writes.</summary>
    /// <exception cref="InvalidDataException">A later program's import wrote another.</exception>
    public static UndonePart Of(string row, IReadOnlyList<ImportChange> changes) =>
        row switch
        {
            nameof(Faculty) => new UndonePart<Faculty>(changes),
            nameof(Subject) => new UndonePart<Subject>(changes),
            nameof(TeachingClass) => new UndonePart<TeachingClass>(changes),
            nameof(Staff) => new UndonePart<Staff>(changes),
            nameof(Role) => new UndonePart<Role>(changes),
            nameof(Pupil) => new UndonePart<Pupil>(changes),
            nameof(Enrolment) => new UndonePart<Enrolment>(changes),
            nameof(VulnerabilityFact) => new UndonePart<VulnerabilityFact>(changes),
            nameof(KeptFrom) => new UndonePart<KeptFrom>(changes),
            nameof(Restriction) => new UndonePart<Restriction>(changes),
            nameof(WhatHelps) => new UndonePart<WhatHelps>(changes),
            nameof(Raised) => new UndonePart<Raised>(changes),
            nameof(Report) => new UndonePart<Report>(changes),
            nameof(NotRated) => new UndonePart<NotRated>(changes),
            nameof(ClassMember) => new UndonePart<ClassMember>(changes),
            nameof(TeacherView) => new UndonePart<TeacherView>(changes),
            nameof(FacultyRag) => new UndoneRags(changes),
            _ => throw new InvalidDataException(
                $"An import wrote rows of {row}, which is unknown."
            ),
        };

    /// <summary>The rows that go.</summary>
    public abstract IReadOnlyCollection<object> Deleted { get; }

    /// <summary>The rows that come back or become what they were, as they will be.</summary>
    public abstract IReadOnlyCollection<object> Restored { get; }

    /// <summary>Finds the rows as they stand.</summary>
    /// <returns>The changes on which something rests, or that are not there any more, and how.</returns>
    public abstract Task<IReadOnlyList<(ImportChange Change, string How)>> FindAsync(EdictDb db);

    /// <summary>Writes the rows that come back or become what they were.</summary>
    public abstract Task PutBackAsync(EdictDb db);

    /// <summary>Takes away the rows that go: after every table is put back.</summary>
    public abstract Task DeleteAsync(EdictDb db);
}

internal class UndonePart<T>(IReadOnlyList<ImportChange> changes) : UndonePart
    where T : class
{
    private readonly List<T> deleted = [];
    private readonly List<T> restored = [];
    private readonly List<T> returned = [];

    public override IReadOnlyCollection<object> Deleted => deleted;

    public override IReadOnlyCollection<object> Restored => [.. returned, .. restored];

    public override async Task<IReadOnlyList<(ImportChange Change, string How)>> FindAsync(
        EdictDb db
    )
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var rows = await Narrowed(db, entity)
            .ToDictionaryAsync(row => RowJson.Key(entity, row), StringComparer.Ordinal);
        var refused = new List<(ImportChange, string)>();
        foreach (var change in changes)
        {
            if (change.After is null)
            {
                returned.Add(RowJson.Row<T>(entity, change.Key, change.Before!));
                if (rows.ContainsKey(change.Key))
                {
                    refused.Add((change, "came again since"));
                }

                continue;
            }

            if (!rows.TryGetValue(change.Key, out var row))
            {
                refused.Add((change, "was taken away since"));
                continue;
            }

            var differing = RowJson.Differing(row, entity, change.After).ToList();
            if (differing.Count > 0)
            {
                refused.Add((change, $"was changed since: {string.Join(", ", differing)}"));
            }
            else if (change.Before is null)
            {
                deleted.Add(row);
            }
            else
            {
                RowJson.Into(row, entity, change.Before);
                restored.Add(row);
            }
        }

        return refused;
    }

    public override async Task PutBackAsync(EdictDb db)
    {
        await db.InsertAsync(returned);
        await db.UpdateAsync(restored);
    }

    public override Task DeleteAsync(EdictDb db) => db.DeleteAsync(deleted);

    /// <summary>The rows that have in common with the changed ones what these have in common: the school, mostly the cycle.</summary>
    private IQueryable<T> Narrowed(EdictDb db, IEntityType entity)
    {
        IQueryable<T> rows = db.Set<T>();
        foreach (var field in entity.FindPrimaryKey()!.Properties)
        {
            var values = changes
                .Select(change => RowJson.Value(change.Key, field))
                .Distinct()
                .ToList();
            if (values is [var only])
            {
                var row = Expression.Parameter(typeof(T));
                var equal = Expression.Equal(
                    Expression.Property(row, field.PropertyInfo!),
                    Expression.Constant(only, field.ClrType)
                );
                rows = rows.Where(Expression.Lambda<Func<T, bool>>(equal, row));
            }
        }

        return rows;
    }
}
