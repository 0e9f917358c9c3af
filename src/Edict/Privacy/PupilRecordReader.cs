using System.Globalization;
using Edict.Data;
using Edict.Importing;
using Edict.Overview;
using Edict.Pages;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Privacy;

/// <summary>Gathers everything that Edict holds of one pupil, whatever the session.</summary>
public sealed partial class PupilRecordReader
{
    private readonly EdictDb db;
    private readonly Pupil pupil;
    private readonly Dictionary<Guid, string> staff;
    private readonly List<(ImportChange Change, ListedImport Import)> changes;

    private PupilRecordReader(
        EdictDb db,
        Pupil pupil,
        Dictionary<Guid, string> staff,
        List<(ImportChange Change, ListedImport Import)> changes
    ) => (this.db, this.pupil, this.staff, this.changes) = (db, pupil, staff, changes);

    private Guid SchoolId => pupil.SchoolId;

    /// <param name="now">UTC.</param>
    public static async Task<PupilRecord> ReadAsync(
        EdictDb db,
        School school,
        Pupil pupil,
        DateTime now
    )
    {
        var staff = await db
            .Staff.Where(row => row.SchoolId == school.Id)
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var reader = new PupilRecordReader(db, pupil, staff, await ChangesAsync(db, pupil));
        return new(
            school.Name,
            $"{pupil.Forename} {pupil.Surname}",
            pupil.Scn,
            now,
            [
                await reader.EnrolmentsAsync(),
                await reader.ReportsAsync(),
                await reader.ExpectedAsync(),
                await reader.NotRatedAsync(),
                await reader.RagsAsync(),
                await reader.ViewsAsync(),
                await reader.ConcernsAsync(DateOnly.FromDateTime(now)),
                await reader.FactsAsync(),
                reader.Needs(),
                await reader.WhatHelpsAsync(),
                await reader.RaisedAsync(),
                await reader.RestrictionsAsync(),
                await reader.KeptFromAsync(),
                await reader.ImportsAsync(),
                await reader.AuditAsync(),
                new(
                    "Memos",
                    "Edict keeps no memos yet. Once it does, each that is about the pupil stands here as withheld, with its day: whether it is given out is for the school to weigh.",
                    [],
                    []
                ),
            ]
        );
    }

    private static async Task<List<(ImportChange Change, ListedImport Import)>> ChangesAsync(
        EdictDb db,
        Pupil pupil
    )
    {
        var imports = await ImportList.OfAsync(db, pupil.SchoolId);
        var byId = imports.ToDictionary(import => import.Import.Id);
        var id = pupil.Id.ToString();
        var changes = await db
            .ImportChanges.Where(row => row.SchoolId == pupil.SchoolId && row.Key.Contains(id))
            .ToListAsync();
        return
        [
            .. changes
                .Where(row => PupilTouched.Of(row.Row, row.Key) == pupil.Id)
                .Select(row => (row, byId[row.ImportId]))
                .OrderBy(row => row.Item2.Import.At)
                .ThenBy(row => row.row.Sequence),
        ];
    }

    private async Task<PupilTable> ImportsAsync()
    {
        var words = await RowWords.LoadAsync(db, SchoolId, changes.Select(row => row.Change));
        return new(
            "Files that touched the pupil's record",
            "Each row that a file added, changed or took away.",
            ["When", "File", "By", "What", "Before", "After"],
            [
                .. changes.Select(row =>
                    new[]
                    {
                        SchoolTime.Words(row.Import.Import.At),
                        $"{row.Import.What}, {row.Import.Import.FileName}{From(row.Import.Import.Source)}",
                        row.Import.By,
                        words.Of(row.Change),
                        row.Change.Before is null ? "" : words.InWords(row.Change.Before),
                        row.Change.After is null ? "" : words.InWords(row.Change.After),
                    }
                ),
            ]
        );
    }

    private async Task<PupilTable> AuditAsync()
    {
        var id = pupil.Id.ToString();
        var rows = await db
            .Audit.Where(row =>
                row.SchoolId == SchoolId && (row.PupilId == pupil.Id || row.About.Contains(id))
            )
            .OrderBy(row => row.At)
            .ToListAsync();
        return new(
            "Lines of the audit log",
            "Who did or read what of the pupil, so far as the log names them.",
            ["When", "Who", "What", "About"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        SchoolTime.Words(row.At),
                        row.StaffId is { } by ? StaffNamed(by) : "the command line",
                        row.What,
                        row.About,
                    }
                ),
            ]
        );
    }

    private string StaffNamed(Guid id) => staff.GetValueOrDefault(id, "somebody who is not known");

    private static string From(string source) => source.Length == 0 ? "" : $" from {source}";

    private static string Groups(Groups groups) =>
        string.Join(", ", groups.Members().Select(group => group.Word()));

    private static string Mark(byte? mark) => mark?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy") ?? "";
}
