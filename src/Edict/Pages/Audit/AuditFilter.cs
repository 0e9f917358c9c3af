using Edict.Data;
using Edict.Judging;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Audit;

/// <summary>Which lines of the audit log to show, as the address says it. A part left out lets everything through.</summary>
public sealed class AuditFilter
{
    private const int LongestWord = 20;

    /// <summary>The id of a member of staff.</summary>
    public Guid? Person { get; set; }

    /// <summary>The id of a pupil: what is about them alone, and what changed something of them among others.</summary>
    public Guid? Pupil { get; set; }

    /// <summary>The first day, in the school's time.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>What was done, in the log's word.</summary>
    public string? Kind { get; set; }

    /// <summary>The filter as the audit log itself names it: ids, days and a word of the log; another word is left out.</summary>
    public string About
    {
        get
        {
            var words = AsQuery(null)
                .Where(part => part.Key != "kind" || IsWord(part.Value!))
                .Select(part => $"{part.Key} {part.Value}")
                .ToList();
            return words.Count == 0 ? "" : $" ({string.Join(", ", words)})";
        }
    }

    public bool IsNarrowed => AsQuery(null).Count > 0;

    /// <summary>The newest lines first, each with its number in the chain.</summary>
    /// <param name="names">As the reader sees them: no line about a pupil from whom they are kept is there.</param>
    /// <param name="below">Only lines with a smaller number.</param>
    public IQueryable<AuditLine> Of(
        EdictDb db,
        Guid schoolId,
        AuditNames names,
        long below = long.MaxValue
    ) =>
        from seal in db.AuditSeals
        where seal.SchoolId == schoolId && seal.Sequence < below
        join line in Lines(db, schoolId, names)
            on new { seal.SchoolId, seal.EntryId } equals new { line.SchoolId, EntryId = line.Id }
        orderby seal.Sequence descending
        select new AuditLine(seal.Sequence, line);

    /// <summary>The address of the page or its file with this filter.</summary>
    public string Address(string extension = "", long? older = null, Guid? pupil = null) =>
        "/audit"
        + extension
        + QueryString.Create(
            AsQuery(pupil)
                .Append(KeyValuePair.Create("older", older?.ToString()))
                .Where(part => part.Value is not null)
        );

    private List<KeyValuePair<string, string?>> AsQuery(Guid? pupil) =>
        [
            .. new[]
            {
                KeyValuePair.Create("person", Person?.ToString()),
                KeyValuePair.Create("pupil", (pupil ?? Pupil)?.ToString()),
                KeyValuePair.Create("from", From?.ToString("yyyy-MM-dd")),
                KeyValuePair.Create("to", To?.ToString("yyyy-MM-dd")),
                KeyValuePair.Create("kind", Kind),
            }.Where(part => !string.IsNullOrWhiteSpace(part.Value)),
        ];

    private static bool IsWord(string kind) =>
        kind.Length <= LongestWord
        && kind.All(letter => char.IsAsciiLetterLower(letter) || letter == '-');

    private IQueryable<AuditEntry> Lines(EdictDb db, Guid schoolId, AuditNames names)
    {
        var keptFrom = names.KeptFrom.ToList();
        var lines = db.Audit.Where(line => line.SchoolId == schoolId);
        lines =
            keptFrom.Count == 0
                ? lines
                : lines.Where(line =>
                    line.PupilId == null || !keptFrom.Contains(line.PupilId.Value)
                );
        lines = Person is { } person ? lines.Where(line => line.StaffId == person) : lines;
        lines = Pupil is { } pupil ? OfPupil(lines, db, schoolId, pupil, names) : lines;
        lines = string.IsNullOrWhiteSpace(Kind) ? lines : lines.Where(line => line.What == Kind);
        if (From is { } from)
        {
            var start = SchoolTime.StartOf(from);
            lines = lines.Where(line => line.At >= start);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = SchoolTime.StartOf(to.AddDays(1));
            lines = lines.Where(line => line.At < end);
        }

        return lines;
    }

    /// <summary>The lines about a pupil, and those whose values name them, as far as the reader is told these.</summary>
    private static IQueryable<AuditEntry> OfPupil(
        IQueryable<AuditEntry> lines,
        EdictDb db,
        Guid schoolId,
        Guid pupil,
        AuditNames names
    )
    {
        lines = names.TellsRagsOf(pupil)
            ? lines
            : lines.Where(line => line.What != RagDesk.AuditWord);
        var named = $"%{pupil}%";
        return names.Tells(pupil)
            ? lines.Where(line =>
                line.PupilId == pupil
                || db.AuditValues.Where(values =>
                        values.SchoolId == schoolId && EF.Functions.Like(values.After, named)
                    )
                    .Select(values => values.EntryId)
                    .Contains(line.Id)
            )
            : lines.Where(line => line.PupilId == pupil);
    }
}

/// <summary>A line of the log and its number in the school's chain.</summary>
public sealed record AuditLine(long Number, AuditEntry Line);
