using System.Text.Json;
using Edict.Auditing;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests;

/// <summary>What a school's tables hold, as text that can be compared.</summary>
internal static class AllRows
{
    public static async Task<string> InAsync(DataPlace place)
    {
        await using var db = await place.OpenAsync();
        var tables = new[]
        {
            await OfAsync(db.Faculties),
            await OfAsync(db.Subjects),
            await OfAsync(db.Classes),
            await OfAsync(db.Staff),
            await OfAsync(db.Roles),
            await OfAsync(db.KeptFrom),
            await OfAsync(db.Restrictions),
            await OfAsync(db.WhatHelps),
            await OfAsync(db.Raised),
            await OfAsync(db.Pupils),
            await OfAsync(db.Enrolments),
            await OfAsync(db.VulnerabilityFacts),
            await OfAsync(db.Reports),
            await OfAsync(db.Set<NotRated>()),
            await OfAsync(db.Set<ClassMember>()),
            await OfAsync(db.TeacherViews),
            await OfAsync(
                // The number by which memory is told is higher after an undo.
                db.FacultyRags.Select(row => new
                {
                    row.CycleId,
                    row.FacultyId,
                    row.PupilId,
                    row.Rag,
                    row.Comment,
                    row.AsSuggested,
                    row.StaffId,
                    row.At,
                })
            ),
        };
        return string.Join('\n', tables);
    }

    /// <summary>What the imports, the published folder and the audit log hold, but for who read what.</summary>
    public static async Task<string> OfActsInAsync(DataPlace place)
    {
        await using var db = await place.OpenAsync();
        var tables = new[]
        {
            await OfAsync(db.ImportDrafts),
            await OfAsync(db.Imports),
            await OfAsync(db.ImportChanges),
            await OfAsync(db.ImportUndos),
            await OfAsync(db.ImportMappings),
            await OfAsync(db.GroupsPublications),
            await OfAsync(db.Outbox),
            await OfAsync(db.Audit.Where(line => !Looks.Words.Contains(line.What))),
        };
        return string.Join('\n', tables);
    }

    private static async Task<string> OfAsync<T>(IQueryable<T> rows)
        where T : class =>
        string.Join(
            '\n',
            (await rows.ToListAsync(TestContext.Current.CancellationToken))
                .Select(row => JsonSerializer.Serialize(row))
                .Order(StringComparer.Ordinal)
        );
}
