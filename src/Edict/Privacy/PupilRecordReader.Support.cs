using System.Globalization;
using System.Text.Json.Nodes;
using Edict.Data;
using Edict.Importing;
using Edict.Overview;
using Edict.Pages;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Privacy;

/// <content>What is known of the pupil beside reports: groups, needs, what helps, and who sees less of them.</content>
public sealed partial class PupilRecordReader
{
    private async Task<PupilTable> FactsAsync()
    {
        var rows = await db
            .VulnerabilityFacts.Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.RecordedAt)
            .ToListAsync();
        return new(
            "Facts on which vulnerable groups rest",
            "The latest of each counts, one that was typed on its days alone. A flag is 1 for yes and 0 for no.",
            ["Group", "Value", "As at", "From", "To", "Look again", "Why", "Recorded", "Source"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Group.Word(),
                        row.Value.ToString("0.##", CultureInfo.InvariantCulture),
                        Day(row.AsAt),
                        Day(row.FirstDay),
                        Day(row.LastDay),
                        Day(row.ReviewOn),
                        row.Reason,
                        SchoolTime.Words(row.RecordedAt),
                        SourceOf(row),
                    }
                ),
            ]
        );
    }

    private PupilTable Needs() =>
        new(
            "Additional support needs",
            "Whether the school's record says so. It is no group by itself: of these the support for learning leader chooses.",
            ["Has needs"],
            pupil.HasNeeds is { } needs
                ?
                [
                    [needs ? "yes" : "no"],
                ]
                : []
        );

    private async Task<PupilTable> WhatHelpsAsync()
    {
        var rows = await db
            .WhatHelps.Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.WrittenAt)
            .ToListAsync();
        return new(
            "What helps",
            "One line for the pupil's teachers. The latest stands; an empty one took it away.",
            ["Line", "By", "Written"],
            [
                .. rows.Select(row =>
                    new[] { row.Line, StaffNamed(row.WrittenById), SchoolTime.Words(row.WrittenAt) }
                ),
            ]
        );
    }

    private async Task<PupilTable> RaisedAsync()
    {
        var rows = await (
            from row in db.Raised
            join faculty in db.Faculties
                on new { row.SchoolId, row.FacultyId } equals new
                {
                    faculty.SchoolId,
                    FacultyId = faculty.Id,
                }
            where row.SchoolId == SchoolId && row.PupilId == pupil.Id
            orderby row.RaisedAt
            select new { Raised = row, Faculty = faculty.Name }
        ).ToListAsync();
        return new(
            "Raised for a faculty meeting",
            "What a class teacher raised, and what became of it.",
            ["Faculty", "Line", "By", "When", "What became of it", "Said by", "Said when"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Faculty,
                        row.Raised.Line,
                        StaffNamed(row.Raised.RaisedById),
                        SchoolTime.Words(row.Raised.RaisedAt),
                        row.Raised.Outcome ?? "",
                        row.Raised.TakenById is { } by ? StaffNamed(by) : "",
                        row.Raised.TakenAt is { } at ? SchoolTime.Words(at) : "",
                    }
                ),
            ]
        );
    }

    private async Task<PupilTable> RestrictionsAsync()
    {
        var rows = await db.Set<Restriction>()
            .Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.From)
            .ToListAsync();
        return new(
            "Restricted",
            "When the pupil's groups were shown to those close by alone.",
            ["From", "To", "Why", "By"],
            [
                .. rows.Select(row =>
                    new[] { Day(row.From), Day(row.To), row.Reason.Word(), StaffNamed(row.SetById) }
                ),
            ]
        );
    }

    private async Task<PupilTable> KeptFromAsync()
    {
        var rows = await db.Set<KeptFrom>()
            .Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.From)
            .ToListAsync();
        return new(
            "Kept from the pupil",
            "Members of staff who see nothing of the pupil, such as a relative. Why is not kept.",
            ["Who", "From", "To", "By"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        StaffNamed(row.StaffId),
                        Day(row.From),
                        Day(row.To),
                        StaffNamed(row.SetById),
                    }
                ),
            ]
        );
    }

    /// <summary>Who typed a fact, or the file it came with.</summary>
    private string SourceOf(VulnerabilityFact fact)
    {
        if (fact.TypedBy is { } by)
        {
            return $"typed by {StaffNamed(by)}";
        }

        var came = changes.Find(row =>
            row.Change.Row == nameof(VulnerabilityFact)
            && row.Import.Import.At == fact.RecordedAt
            && JsonNode.Parse(row.Change.Key)![nameof(fact.Group)]!.GetValue<int>()
                == (int)fact.Group
        );
        return came.Import is { } import
            ? $"file {import.Import.FileName}{From(import.Import.Source)}"
            : "a file, whose record is not kept any more";
    }
}
