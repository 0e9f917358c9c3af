using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Edict.Data;
using Edict.Demonstration;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Privacy;

/// <summary>Everything that is held of a pupil can be given out, and nothing of anybody else.</summary>
public sealed class PupilExportTests : CommandTests, IAsyncLifetime
{
    /// <summary>The tables that name a pupil, and the part of the export that has their rows.</summary>
    private static readonly Dictionary<string, string> Parts = new()
    {
        [nameof(Pupil)] = "the head of the page",
        [nameof(Enrolment)] = "At the school",
        [nameof(Report)] = "Reports",
        [nameof(VulnerabilityFact)] = "Facts on which vulnerable groups rest",
        [nameof(ClassMember)] = "Expected in a class",
        [nameof(FacultyRag)] = "Faculty RAG",
        [nameof(TeacherView)] = "Class teachers' views",
        [nameof(NotRated)] = "Handed in without a rating",
        [nameof(WhatHelps)] = "What helps",
        [nameof(Raised)] = "Raised for a faculty meeting",
        [nameof(Restriction)] = "Restricted",
        [nameof(KeptFrom)] = "Kept from the pupil",
        [nameof(AuditEntry)] = "Lines of the audit log",
    };

    private TestDatabase data = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Out => PathOf("given");

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public async ValueTask DisposeAsync() => await data.DisposeAsync();

    [Fact]
    public async Task Every_table_that_names_a_pupil_has_its_part_in_the_export()
    {
        await using var db = await data.Place.OpenAsync();

        Assert.Equal(
            Parts.Keys.Order(StringComparer.Ordinal),
            PupilRows.Tables(db).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task All_that_is_held_of_a_pupil_is_on_the_page_and_in_the_JSON()
    {
        await EarlierSessions.AddAsync(data);
        var brodie = TestSchool.BrodieKane;

        var ran = await ExportAsync(brodie.Scn);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        var tables = await TablesAsync();
        await using var db = await data.Place.OpenAsync();
        var id = await db
            .Pupils.Where(row => row.Scn == brodie.Scn)
            .Select(row => row.Id)
            .SingleAsync(Cancel);
        var held = await PupilRows.OfAsync(db, id);
        Assert.All(
            Parts.Where(part => part.Key != nameof(Pupil)),
            part => Assert.Equal((part.Key, held[part.Key]), (part.Key, tables[part.Value].Count))
        );
        Assert.All(held, table => Assert.NotEqual((table.Key, 0), (table.Key, table.Value)));
        Assert.Contains(
            tables["Reports"],
            row =>
                row["Session"] == EarlierSessions.Old
                && row["Teacher"] == "Mr O Then"
                && row["Effort"] == "4"
        );
        var concern = tables["Concerns"].Last(row => row["Session"] == "2026-27");
        Assert.Equal(("3", "continuing"), (concern["Level"], concern["Status"]));
        Assert.Contains(
            "English L3: behaviour 4 (serious, was 3)",
            concern["Why"],
            StringComparison.Ordinal
        );
        Assert.Contains("Care Experienced", concern["Vulnerable groups"], StringComparison.Ordinal);
        Assert.Contains(
            tables["Concerns"],
            row => row["Session"] == EarlierSessions.Old && row["Level"] == "1"
        );
        Assert.Contains(
            tables["Facts on which vulnerable groups rest"],
            row =>
                row["Group"] == "SIMD"
                && row["Source"].StartsWith("file ", StringComparison.Ordinal)
        );
        Assert.NotEmpty(tables["Files that touched the pupil's record"]);
        Assert.Equal("export", Assert.Single(tables["Lines of the audit log"])["What"]);
        Assert.Empty(tables["Memos"]);
        var page = await PageAsync();
        Assert.Equal("Brodie Kane", page.QuerySelector("h1")!.TextContent);
        foreach (var table in tables.Where(table => table.Value.Count > 0))
        {
            Assert.Equal(
                table.Value.SelectMany(row => row.Values),
                page.QuerySelectorAll("h2")
                    .Single(heading => heading.TextContent == table.Key)
                    .NextElementSibling!.NextElementSibling!.QuerySelectorAll("td")
                    .Select(cell => cell.TextContent)
            );
        }
    }

    [Fact]
    public async Task Nobody_else_is_named_but_staff()
    {
        await ExportAsync(TestSchool.BrodieKane.Scn);

        var text = await File.ReadAllTextAsync(Path.Combine(Out, "pupil.json"), Cancel);

        await using var db = await data.Place.OpenAsync();
        var others = await db
            .Pupils.Where(row => row.Scn != TestSchool.BrodieKane.Scn)
            .ToListAsync(Cancel);
        Assert.True(others.Count > 500);
        Assert.DoesNotContain(
            others,
            other =>
                text.Contains(other.Scn, StringComparison.Ordinal)
                || text.Contains(
                    $"{other.Surname}, {other.Forename}",
                    StringComparison.OrdinalIgnoreCase
                )
                || text.Contains($"{other.Id}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_name_is_text_whatever_it_holds()
    {
        const string Name = "<i class=evil>\"'&\u0001 Ó";
        await using (var db = await data.Place.OpenAsync())
        {
            var pupil = await db
                .Pupils.AsTracking()
                .SingleAsync(row => row.Scn == TestSchool.BrodieKane.Scn, Cancel);
            pupil.Surname = Name;
            await db.SaveChangesAsync(Cancel);
        }

        await ExportAsync(TestSchool.BrodieKane.Scn);

        var page = await PageAsync();
        Assert.Null(page.QuerySelector(".evil"));
        Assert.StartsWith(
            "Brodie <i class=evil>\"'&",
            page.QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(page.QuerySelectorAll("script, link, img, [src], [href]"));
    }

    [Fact]
    public async Task A_folder_that_is_there_stays_as_it_is_and_a_number_of_nobody_is_told()
    {
        Directory.CreateDirectory(Out);

        var there = await ExportAsync(TestSchool.BrodieKane.Scn);
        var nobody = await EdictAsync([
            "pupil",
            "export",
            "--scn",
            "000000000",
            "--out",
            PathOf("other"),
            .. data.Options,
        ]);

        Assert.Equal((1, 1), (there.Status, nobody.Status));
        Assert.Contains("is there already", there.Error, StringComparison.Ordinal);
        Assert.Contains("no pupil of this number", nobody.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Out));
        Assert.Equal([Out], Directory.GetFileSystemEntries(Folder));
    }

    private Task<Ran> ExportAsync(string scn) =>
        EdictAsync(["pupil", "export", "--scn", scn, "--out", Out, .. data.Options]);

    private async Task<IHtmlDocument> PageAsync() =>
        new HtmlParser().ParseDocument(
            await File.ReadAllTextAsync(Path.Combine(Out, "pupil.html"), Cancel)
        );

    /// <summary>The rows of each part, by the names of their columns.</summary>
    private async Task<Dictionary<string, List<Dictionary<string, string>>>> TablesAsync()
    {
        using var json = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Out, "pupil.json"), Cancel)
        );
        return json
            .RootElement.GetProperty("tables")
            .EnumerateArray()
            .ToDictionary(
                table => table.GetProperty("name").GetString()!,
                table => table.GetProperty("rows").Deserialize<List<Dictionary<string, string>>>()!
            );
    }
}
